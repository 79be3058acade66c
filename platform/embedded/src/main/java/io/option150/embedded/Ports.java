package io.option150.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of the loopback address 127.0.0.1. */
public final class Ports {

    /** The address that both backends listen on; written out, since "localhost" may be ::1 first. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final int LOWEST = 20_000;
    private static final int FIRST_OF_CLIENTS = 32_768;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /**
     * A port that nobody listens on at the moment of asking, and another one each time. Below those that a system gives to
     * clients (from 32768 on with Linux): none of them takes it while its server is away.
     */
    public static int free() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, FIRST_OF_CLIENTS);
            if (GIVEN.add(port) && isFree(port)) {
                return port;
            }
        }
    }

    private static boolean isFree(int port) {
        try {
            requireFree("nobody", port);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    static void require(int port) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port must be 1 to 65535, not " + port);
        }
    }

    static void requireFree(String who, int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            // As the servers themselves do: connections in TIME_WAIT of an earlier run don't make a port taken.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), port));
        } catch (IOException e) {
            throw new BackendException(
                    "%s can't listen on %s:%d: %s".formatted(who, LOOPBACK, port, e.getMessage()), e);
        }
    }
}
