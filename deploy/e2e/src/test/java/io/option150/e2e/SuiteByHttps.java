package io.option150.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.option150.registry.axl.standin.Tomcat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/** HTTPS before a suite's admin address, as an ingress has it, with a certificate that nobody signed. */
final class SuiteByHttps implements AutoCloseable {

    private final Suite suite;
    private final Tomcat certificate;
    private final HttpsServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    SuiteByHttps(Path folder, String name, Suite suite) throws Exception {
        this.suite = suite;
        certificate = Tomcat.in(folder, name);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        server.createContext("/", this::pass);
        server.start();
    }

    /** The body that makes it a source of another suite. */
    String source(String token) throws Exception {
        return """
                {"kind":"option150","url":"127.0.0.1:%d","password":"%s","certificateSha256":"%s"}""".formatted(server.getAddress().getPort(), token, certificate.sha256());
    }

    private void pass(HttpExchange call) throws IOException {
        try (call) {
            var request = HttpRequest.newBuilder(URI.create(suite.api(Admin.REGISTRY) + call.getRequestURI()));
            var authorization = call.getRequestHeaders().getFirst("Authorization");
            if (authorization != null) {
                request.header("Authorization", authorization);
            }
            var answer = client.send(request.build(), BodyHandlers.ofByteArray());
            call.getResponseHeaders()
                    .add(
                            "Content-Type",
                            answer.headers().firstValue("Content-Type").orElse("text/plain"));
            call.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            call.getResponseBody().write(answer.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
