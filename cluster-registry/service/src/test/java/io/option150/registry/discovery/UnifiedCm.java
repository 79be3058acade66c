package io.option150.registry.discovery;

import static io.option150.registry.Api.admin;
import static io.option150.registry.Api.json;

import io.option150.registry.axl.standin.AxlStandIn;
import io.option150.registry.axl.standin.StandInNode;
import io.option150.registry.axl.standin.StandInSite;
import io.option150.registry.axl.standin.Tomcat;
import java.nio.file.Path;

/** A stand-in for a Unified CM, and the source that asks it. */
final class UnifiedCm implements AutoCloseable {

    static final String SOURCES = "/api/v1/discovery/sources/";

    final String name;
    final AxlStandIn axl;
    private final Tomcat tomcat;

    UnifiedCm(Path folder, String name) throws Exception {
        this.name = name;
        this.tomcat = Tomcat.in(folder, name);
        this.axl = AxlStandIn.start(tomcat);
    }

    StandInSite site() {
        return axl.site();
    }

    /** With nodes at these addresses, the first of them the publisher. */
    UnifiedCm at(String... addresses) {
        var nodes = new StandInNode[addresses.length];
        for (int i = 0; i < addresses.length; i++) {
            nodes[i] = new StandInNode(addresses[i], i == 0, true, false);
        }
        site().nodes(nodes);
        return this;
    }

    /** Tells the registry of it; its cluster has its name. */
    UnifiedCm told() throws Exception {
        admin().body(body(AxlStandIn.PASSWORD, tomcat.sha256()))
                .put(SOURCES + name)
                .then()
                .statusCode(201);
        return this;
    }

    String body(String password, String sha256) {
        return json(("{'kind':'axl','url':'127.0.0.1:%d','username':'%s','password':'%s','certificateSha256':'%s',"
                        + "'clusterId':'%s'}")
                .formatted(axl.port(), AxlStandIn.USERNAME, password, sha256, name));
    }

    String sha256() throws Exception {
        return tomcat.sha256();
    }

    @Override
    public void close() {
        axl.close();
        admin().delete(SOURCES + name);
    }
}
