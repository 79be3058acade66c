package io.option150.local.settings;

import java.nio.file.Path;

/** The four services, in the order in which they are named to the user. */
public enum ServiceName {
    EDGE("tftp-edge", 8081),
    REGISTRY("cluster-registry", 8082),
    FILES("file-store", 8083),
    TRUST("trust-service", 8084);

    private final String id;
    private final int basePort;

    ServiceName(String id, int basePort) {
        this.id = id;
        this.basePort = basePort;
    }

    /** Its name in the product: folder, log file, console. */
    public String id() {
        return id;
    }

    /** TCP port of its API at offset 0. */
    int basePort() {
        return basePort;
    }

    /** Where the build leaves its runnable form, below the root of the sources. */
    public Path runnable(Path home) {
        return home.resolve(id).resolve("service/target/quarkus-app/quarkus-run.jar");
    }
}
