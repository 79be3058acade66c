package io.option150.edge.warm.play;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One file asked for over TFTP, as a phone asks, from a port of its own and with blocks of 1428 bytes. It does without repeats: where
 * a packet is lost, the server's comes again. Blocks its thread.
 */
final class AskedFile implements AutoCloseable {

    /** What {@link #fetch} gives for a file that is not there. */
    static final long MISSING = -1;

    private static final int BLKSIZE = 1428;
    private static final int PATIENCE_MILLIS = 500;
    private static final int DATA = 3;
    private static final int ACK = 4;
    private static final int ERROR = 5;
    private static final int OACK = 6;
    private static final int HEAD = 4;

    private final DatagramSocket socket;
    private final InetSocketAddress server;
    private final DatagramPacket packet = new DatagramPacket(new byte[HEAD + BLKSIZE], HEAD + BLKSIZE);

    AskedFile(InetSocketAddress server) throws SocketException {
        this.server = server;
        this.socket = new DatagramSocket();
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /**
     * Fetches it.
     *
     * @param windowsize in blocks, asked for and, as the server has it, granted
     * @return its length in bytes, or {@link #MISSING}
     * @throws SocketTimeoutException when the server is silent
     */
    long fetch(String name, int windowsize) throws IOException {
        String request = "\0\1" + name + "\0octet\0blksize\0" + BLKSIZE + "\0windowsize\0" + windowsize + "\0";
        byte[] rrq = request.getBytes(StandardCharsets.UTF_8);
        socket.send(new DatagramPacket(rrq, rrq.length, server));
        int last = 0;
        int unacknowledged = 0;
        while (true) {
            ByteBuffer came = receive();
            switch (came.getShort()) {
                case ERROR -> {
                    return MISSING;
                }
                case OACK -> acknowledge(0);
                case DATA -> {
                    int block = came.getShort() & 0xFFFF;
                    unacknowledged++;
                    boolean next = block == last + 1;
                    last = next ? block : last;
                    boolean end = next && came.remaining() < BLKSIZE;
                    if (end || !next || unacknowledged >= windowsize) {
                        acknowledge(last);
                        unacknowledged = 0;
                    }
                    if (end) {
                        return (last - 1L) * BLKSIZE + came.remaining();
                    }
                }
                default -> throw new IOException("the server sent what is no answer to a request");
            }
        }
    }

    private ByteBuffer receive() throws IOException {
        packet.setLength(HEAD + BLKSIZE);
        socket.receive(packet);
        if (packet.getLength() < HEAD) {
            throw new IOException("the server sent a packet of " + packet.getLength() + " bytes");
        }
        return ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
    }

    private void acknowledge(int block) throws IOException {
        byte[] ack = {0, ACK, (byte) (block >> 8), (byte) block};
        socket.send(new DatagramPacket(ack, ack.length, packet.getSocketAddress()));
    }

    @Override
    public void close() {
        socket.close();
    }
}
