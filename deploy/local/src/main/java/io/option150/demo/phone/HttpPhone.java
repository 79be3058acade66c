package io.option150.demo.phone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * A phone of the 8800 family: asks for its files over HTTP 6970, from an address of its own. Files whose names carry no MAC
 * are known to be its own by that address.
 */
public final class HttpPhone implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final String name;
    private final String server;
    private final HttpClient client;

    /**
     * A phone that is switched on.
     *
     * @param name as in {@code SEP001122AABBCC}
     * @param address its own, of this machine
     * @param server what DHCP told it, with the HTTP port
     */
    public HttpPhone(String name, InetAddress address, InetSocketAddress server) {
        this.name = name;
        String host = server.getAddress().getHostAddress();
        this.server = "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.getPort() + "/";
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(address)
                .connectTimeout(PATIENCE)
                .build();
    }

    /** Its name: {@code SEP} and its MAC. */
    public String name() {
        return name;
    }

    /** Asks for a file and waits for the answer. */
    public Answer fetch(String fileName) throws InterruptedException {
        try {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(URI.create(server + fileName))
                            .timeout(PATIENCE)
                            .build(),
                    BodyHandlers.ofByteArray());
            return switch (answer.statusCode()) {
                case OK -> new Answer.File(answer.body());
                case NOT_FOUND -> new Answer.NotFound();
                default -> new Answer.Nothing("HTTP " + answer.statusCode());
            };
        } catch (IOException e) {
            return new Answer.Nothing(e.toString());
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
