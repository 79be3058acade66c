package io.option150.registry.discovery;

import static io.option150.registry.Api.admin;
import static io.option150.registry.Api.json;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.option150.registry.axl.standin.Tomcat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A stand-in for another suite's registry: what it states of clusters. */
final class OtherSuite implements AutoCloseable {

    static final String TOKEN = "token-of-the-other-suite";

    private final String name;
    private final Tomcat certificate;
    private final HttpsServer server;
    private final List<String> told = new ArrayList<>();

    OtherSuite(Path folder, String name) throws Exception {
        this.name = name;
        certificate = Tomcat.in(folder, name);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        server.createContext("/api/v1/discovery/statements", this::answer);
        server.start();
    }

    String origin() {
        return "suite:" + name;
    }

    synchronized OtherSuite states(String origin, String cluster, long version, String address) {
        told.removeIf(one -> one.contains("'clusterId':'" + cluster + "'"));
        told.add(("{'origin':'%s','clusterId':'%s','version':%d,'facts':{'fields':{'fqdn':'%s.example',"
                        + "'tftpAddresses':['%s'],'secure':true,'tftpPort':69,'httpPort':0},'pointsAt':[],"
                        + "'autoRegistration':[],'nodes':[]}}")
                .formatted(origin, cluster, version, cluster, address));
        return this;
    }

    synchronized void statesNoMore(String cluster) {
        told.removeIf(one -> one.contains("'clusterId':'" + cluster + "'"));
    }

    OtherSuite told(String token) throws Exception {
        admin().body(json("{'kind':'option150','url':'127.0.0.1:%d','password':'%s','certificateSha256':'%s'}"
                        .formatted(server.getAddress().getPort(), token, certificate.sha256())))
                .put(UnifiedCm.SOURCES + name)
                .then()
                .statusCode(201);
        return this;
    }

    private synchronized void answer(HttpExchange call) throws IOException {
        try (call) {
            var authorization = call.getRequestHeaders().getFirst("Authorization");
            if (!("Bearer " + TOKEN).equals(authorization)) {
                call.sendResponseHeaders(401, -1);
                return;
            }
            // One a page, so that all pages have to be asked for.
            var query = call.getRequestURI().getQuery();
            int page = Integer.parseInt(query.substring(query.indexOf("page=") + 5));
            var items = page < told.size() ? told.get(page) : "";
            var body = json("{'suite':'%s','items':[%s],'page':%d,'size':1,'total':%d}"
                            .formatted(origin(), items, page, told.size()))
                    .getBytes(UTF_8);
            call.getResponseHeaders().add("Content-Type", "application/json");
            call.sendResponseHeaders(200, body.length);
            call.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        admin().delete(UnifiedCm.SOURCES + name);
    }
}
