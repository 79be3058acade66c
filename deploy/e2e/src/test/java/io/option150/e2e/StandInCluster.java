package io.option150.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.option150.registry.axl.standin.AxlStandIn;
import io.option150.registry.axl.standin.StandInNode;
import io.option150.registry.axl.standin.StandInPhone;
import io.option150.registry.axl.standin.Tomcat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A stand-in for a whole cluster: its AXL, and at its first node's address the port 6970 at which its phones fetch their files. */
final class StandInCluster implements AutoCloseable {

    private static final int FILES = 6970;

    final String name;
    final AxlStandIn axl;
    private final Tomcat tomcat;
    private final HttpServer server;
    private final Map<String, String> files = new ConcurrentHashMap<>();

    /** @param nodes addresses of loopback, the first of them the one that serves files; the last is the publisher's */
    StandInCluster(Path folder, String name, String... nodes) throws Exception {
        this.name = name;
        tomcat = Tomcat.in(folder, name);
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(nodes[0]), FILES), 0);
        server.createContext("/", call -> {
            try (call) {
                var file = files.get(call.getRequestURI().getPath().substring(1));
                byte[] bytes = file == null ? new byte[0] : file.getBytes(UTF_8);
                call.sendResponseHeaders(file == null ? 404 : 200, file == null ? -1 : bytes.length);
                if (file != null) {
                    call.getResponseBody().write(bytes);
                }
            }
        });
        server.start();
        axl = AxlStandIn.start(tomcat);
        var publisher = nodes[nodes.length - 1];
        axl.site()
                .nodes(Arrays.stream(nodes)
                        .map(node -> new StandInNode(node, node.equals(publisher), true, false))
                        .toArray(StandInNode[]::new));
    }

    static String phone(long number) {
        return "SEP%012X".formatted(number);
    }

    /** As its AXL names it. */
    static StandInPhone known(long number) {
        return new StandInPhone("{%08X-0000-4000-8000-%012X}".formatted(number >>> 32, number), phone(number), "");
    }

    /** Has a file of a phone. */
    void serves(long number, String file) {
        files.put(phone(number) + ".cnf.xml", file);
    }

    void servesNoMore(long number) {
        files.remove(phone(number) + ".cnf.xml");
    }

    /** The body that makes it a source. */
    String source() throws Exception {
        return """
                {"kind":"axl","url":"127.0.0.1:%d","username":"%s","password":"%s","certificateSha256":"%s","clusterId":"%s"}""".formatted(axl.port(), AxlStandIn.USERNAME, AxlStandIn.PASSWORD, tomcat.sha256(), name);
    }

    @Override
    public void close() throws IOException {
        server.stop(0);
        axl.close();
    }
}
