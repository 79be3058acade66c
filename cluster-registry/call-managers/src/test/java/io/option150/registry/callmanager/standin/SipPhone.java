package io.option150.registry.callmanager.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A phone that takes SIP over UDP, as a 7960 does. */
public final class SipPhone implements AutoCloseable {

    private final DatagramSocket socket;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final int deafTo;
    private final String status;

    private SipPhone(DatagramSocket socket, String status, int deafTo) {
        this.socket = socket;
        this.status = status;
        this.deafTo = deafTo;
    }

    /**
     * A phone that answers so.
     *
     * @param status such as {@code 200 OK}
     * @param deafTo so many requests, as a bad line is
     */
    public static SipPhone start(String status, int deafTo) {
        try {
            var phone = new SipPhone(new DatagramSocket(0, InetAddress.getLoopbackAddress()), status, deafTo);
            Thread.ofVirtual().start(phone::serve);
            return phone;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    }

    /** All that came, repeats among them. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var packet = new DatagramPacket(new byte[4096], 4096);
                socket.receive(packet);
                var request = new String(packet.getData(), 0, packet.getLength(), UTF_8);
                requests.add(request);
                if (requests.size() > deafTo) {
                    // Another one's answer, and one that says only that it is at work, come first.
                    send(answer(request, "200 OK").replaceAll("Call-ID: .*", "Call-ID: of another"), packet);
                    send(answer(request, "100 Trying"), packet);
                    send(answer(request, status), packet);
                }
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void send(String answer, DatagramPacket to) throws IOException {
        var bytes = answer.getBytes(UTF_8);
        socket.send(new DatagramPacket(bytes, bytes.length, to.getSocketAddress()));
    }

    private static String answer(String request, String status) {
        var answer = new StringBuilder("SIP/2.0 " + status + "\r\n");
        request.lines()
                .filter(line -> line.matches("(Via|From|To|Call-ID|CSeq): .*"))
                .forEach(line -> answer.append(line).append("\r\n"));
        return answer.append("Content-Length: 0\r\n\r\n").toString();
    }

    @Override
    public void close() {
        socket.close();
    }
}
