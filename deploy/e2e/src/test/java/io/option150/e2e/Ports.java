package io.option150.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Ports that nobody uses right now, below the range that the system gives out by itself. */
public final class Ports {

    private static final List<Integer> SUITE =
            List.of(2445, 6969, 6970, 6971, 6972, 8081, 8082, 8083, 8084, 15432, 19092);
    private static final int TRIES = 200;

    private Ports() {}

    /** An offset at which every port of a suite is free. */
    public static int freeOffset() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            int offset = ThreadLocalRandom.current().nextInt(1_000, 13_000);
            if (SUITE.stream().allMatch(port -> isFree("127.0.0.1", port + offset))) {
                return offset;
            }
        }
        throw new IOException("no free range of ports in " + TRIES + " tries");
    }

    /** A port that is free on this address, for UDP and TCP. */
    public static int free(String address) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            if (isFree(address, port)) {
                return port;
            }
        }
        throw new IOException("no free port on " + address + " in " + TRIES + " tries");
    }

    /** Whether nobody listens there, neither for UDP nor for TCP. */
    public static boolean isFree(String address, int port) {
        try (var tcp = new ServerSocket()) {
            var at = new InetSocketAddress(InetAddress.ofLiteral(address), port);
            tcp.bind(at);
            try (var udp = new DatagramSocket(at)) {
                return udp.isBound();
            }
        } catch (BindException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether somebody listens there, for UDP or TCP, as the kernel lists it (proc_net_tcp). Nothing is bound to find out: a
     * server that starts at that moment would find its own port taken.
     */
    public static boolean isTaken(String address, int port) throws IOException {
        byte[] bytes = InetAddress.ofLiteral(address).getAddress();
        String local = "%02X%02X%02X%02X:%04X".formatted(bytes[3], bytes[2], bytes[1], bytes[0], port);
        for (Path table : List.of(Path.of("/proc/net/udp"), Path.of("/proc/net/tcp"))) {
            // Connections stand in the table, too: 0A is a port that listens, 07 one that is open for UDP.
            if (Files.readAllLines(table).stream()
                    .map(line -> line.strip().split(" +", 5))
                    .anyMatch(row -> row[1].equals(local) && (row[3].equals("0A") || row[3].equals("07")))) {
                return true;
            }
        }
        return false;
    }
}
