package io.option150.events;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Objects;

/** Says why Kafka cannot be reached. Its clients only say that time ran out. */
public final class Brokers {

    private static final int CONNECT_MS = 1_000;

    private Brokers() {}

    /**
     * Address and cause in one line. Tries to connect: takes up to a second a broker, and blocks.
     *
     * @param servers {@code bootstrap.servers}: {@code host:port}, separated by commas
     * @param failure what the client said
     */
    public static String explain(String servers, Throwable failure) {
        var causes = new ArrayList<String>();
        for (var server : servers.split(",", -1)) {
            var cause = refusal(server.strip());
            if (cause.isEmpty()) {
                return "Kafka at " + server.strip() + " takes connections, but: " + root(failure);
            }
            causes.add(cause);
        }
        return "Kafka is not reached: " + String.join("; ", causes);
    }

    /** Why there is no connection to this server; empty: there is one. */
    private static String refusal(String server) {
        int colon = server.lastIndexOf(':');
        try (var socket = new Socket()) {
            var host = server.substring(0, Math.max(0, colon)).replaceAll("^\\[|]$", "");
            var address = new InetSocketAddress(host, Integer.parseInt(server.substring(colon + 1)));
            if (address.isUnresolved()) {
                return server + ": unknown host";
            }
            socket.connect(address, CONNECT_MS);
            return "";
        } catch (IOException e) {
            return server + ": "
                    + Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        } catch (IllegalArgumentException e) {
            return server + ": is not host:port";
        }
    }

    private static String root(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return Objects.requireNonNullElse(root.getMessage(), root.getClass().getSimpleName());
    }
}
