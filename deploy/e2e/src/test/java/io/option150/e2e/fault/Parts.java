package io.option150.e2e.fault;

import io.option150.e2e.Admin;
import io.option150.e2e.Suite;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The processes of a suite: which live, and what can be done to them. */
final class Parts {

    static final String EDGE = "tftp-edge";
    static final String FILES = "file-store";
    static final String POSTGRES = "postgresql";
    static final List<String> ALL = List.of(EDGE, "cluster-registry", FILES, "trust-service", "kafka", POSTGRES);

    private static final Map<String, Integer> APIS = Map.of(
            EDGE, Admin.EDGE, "cluster-registry", Admin.REGISTRY, FILES, Admin.FILES, "trust-service", Admin.TRUST);
    private static final int KAFKA = 19092;
    private static final int SQL = 15432;

    private final Suite suite;
    private final Admin admin;

    Parts(Suite suite, Admin admin) {
        this.suite = suite;
        this.admin = admin;
    }

    /** Its process, if it lives: what a file names that is not of this suite is left alone. */
    Optional<ProcessHandle> process(String part) throws IOException {
        Path mark = part.equals(POSTGRES)
                ? suite.data().resolve("postgresql").resolve("postmaster.pid")
                : suite.data().resolve("run").resolve(part + ".pid");
        if (!Files.exists(mark)) {
            return Optional.empty();
        }
        String first = Files.readString(mark).split("\\s", 2)[0];
        return first.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(first))
                        .filter(ProcessHandle::isAlive)
                        .filter(suite::owns);
    }

    /** Sends this signal to a part; false: it does not live. */
    boolean signal(String name, String part) throws IOException, InterruptedException {
        var process = process(part);
        return process.isPresent()
                && new ProcessBuilder(
                                        "kill",
                                        "-" + name,
                                        Long.toString(process.get().pid()))
                                .start()
                                .waitFor()
                        == 0;
    }

    /** Whether this part lives and takes work. */
    boolean isReady(String part) throws IOException, InterruptedException {
        if (process(part).isEmpty()) {
            return false;
        }
        Integer api = APIS.get(part);
        if (api == null) {
            return listens((part.equals(POSTGRES) ? SQL : KAFKA) + suite.offset());
        }
        try {
            return admin.get(api, "/q/health/ready").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Those that are not ready, for people. */
    List<String> lacking() throws IOException, InterruptedException {
        var lacking = new java.util.ArrayList<String>();
        for (String part : ALL) {
            if (!isReady(part)) {
                lacking.add(part);
            }
        }
        return lacking;
    }

    private static boolean listens(int port) {
        try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
