package io.option150.edge.drain;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Main class of a container's stop hook: has the edge of this container drain and waits for it. Knows nothing but the JDK,
 * so that it starts at once and needs little beside the edge.
 */
public final class DrainCommand {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private DrainCommand() {}

    /** Arguments: base URL of the edge's API, file with the admin's token. Status 0: the edge is free to leave. */
    public static void main(String[] arguments) {
        if (arguments.length != 2) {
            System.err.println("usage: DrainCommand <base URL> <file with the admin's token>");
            System.exit(USAGE);
        }
        try {
            System.out.println(drain(
                    URI.create(arguments[0]),
                    Files.readString(Path.of(arguments[1])).strip()));
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("not drained: " + e);
            System.exit(FAILED);
        }
    }

    /** Returns the edge's answer once it is there; the edge itself sees to it that this does not take for ever. */
    static String drain(URI edge, String token) throws IOException {
        HttpURLConnection call = (HttpURLConnection)
                URI.create(edge + "/api/v1/service/drain").toURL().openConnection();
        try {
            call.setRequestMethod("POST");
            call.setConnectTimeout(CONNECT_MILLIS);
            call.setFixedLengthStreamingMode(0);
            call.setDoOutput(true);
            call.setRequestProperty("Authorization", "Bearer " + token);
            call.getOutputStream().close();
            if (call.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException("HTTP " + call.getResponseCode());
            }
            try (InputStream body = call.getInputStream()) {
                return new String(body.readAllBytes(), StandardCharsets.UTF_8);
            }
        } finally {
            call.disconnect();
        }
    }
}
