package io.option150.e2e;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A remote cluster that holds nothing and points back at the suite: each RRQ that it gets it asks of the suite, from its
 * own address, and hands on the answer. TFTP packets by RFC 1350.
 */
public final class LoopingRemote implements AutoCloseable {

    private static final int PACKET = 1500;
    private static final int PATIENCE_MILLIS = 10_000;

    private final DatagramSocket socket;
    private final InetSocketAddress suite;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    public LoopingRemote(String address, InetSocketAddress suite) throws SocketException {
        this.suite = suite;
        this.socket = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral(address), 0));
        Thread.ofVirtual().start(this::serve);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** The names that it was asked for, one entry for each RRQ. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                DatagramPacket rrq = new DatagramPacket(new byte[PACKET], PACKET);
                socket.receive(rrq);
                asked.add(name(rrq));
                Thread.ofVirtual().start(() -> askBack(rrq));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    private void askBack(DatagramPacket rrq) {
        try (DatagramSocket own = new DatagramSocket(new InetSocketAddress(socket.getLocalAddress(), 0))) {
            own.setSoTimeout(PATIENCE_MILLIS);
            own.send(new DatagramPacket(rrq.getData(), rrq.getLength(), suite));
            DatagramPacket answer = new DatagramPacket(new byte[PACKET], PACKET);
            own.receive(answer);
            own.send(new DatagramPacket(answer.getData(), answer.getLength(), rrq.getSocketAddress()));
        } catch (SocketTimeoutException e) {
            // The suite said nothing, so that there is nothing to hand on: whoever asked waits in vain.
            asked.add("no answer for " + name(rrq));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String name(DatagramPacket rrq) {
        byte[] bytes = Arrays.copyOfRange(rrq.getData(), 2, rrq.getLength());
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.substring(0, text.indexOf('\0'));
    }
}
