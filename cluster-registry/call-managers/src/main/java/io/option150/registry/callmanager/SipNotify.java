package io.option150.registry.callmanager;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;

/**
 * The phone itself, by SIP over UDP: a NOTIFY {@code check-sync}, which 7940 and 7960 take from anybody. Such a phone fetches
 * {@code syncinfo.xml} and starts anew where its number is another one than the phone's.
 */
public final class SipNotify implements CallManager {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long FIRST_WAIT_MS = 500;
    private static final long LONGEST_WAIT_MS = 4_000;
    private static final int LONGEST_ANSWER = 8 * 1024;
    private static final String CSEQ = "1 NOTIFY";

    private final Duration patience;

    /** {@code patience}: how long the request is repeated (RFC 3261, section 17.1.2) till it is given up. */
    public SipNotify(Duration patience) {
        this.patience = patience;
    }

    @Override
    public Set<Wish> wishes() {
        return Set.of(Wish.CHECK);
    }

    @Override
    public Answer ask(AskedPhone phone, Wish wish) throws NotAskedException {
        var address = phone.address().orElseThrow(() -> new NotAskedException("it is not known where this phone is"));
        try (var socket = new DatagramSocket()) {
            // Connected: what others send is not heard, and a port where nobody listens is told.
            socket.connect(address);
            var callId = hex(12) + "@option150";
            return exchange(socket, request(phone, address, socket, callId), callId);
        } catch (IOException e) {
            throw new NotAskedException(address.getHostString() + ":" + address.getPort() + ": " + e.getMessage(), e);
        }
    }

    private Answer exchange(DatagramSocket socket, byte[] request, String callId) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        long wait = FIRST_WAIT_MS;
        while (true) {
            socket.send(new DatagramPacket(request, request.length));
            long until = Math.min(deadline, System.nanoTime() + wait * 1_000_000);
            while (true) {
                long left = (until - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    break;
                }
                socket.setSoTimeout((int) left);
                var packet = new DatagramPacket(new byte[LONGEST_ANSWER], LONGEST_ANSWER);
                try {
                    socket.receive(packet);
                } catch (SocketTimeoutException _) {
                    break;
                }
                var answer = SipAnswer.of(packet.getData(), packet.getLength())
                        .filter(it -> it.isOf(callId, CSEQ) && it.status() >= 200);
                if (answer.isPresent()) {
                    return new Answer(
                            answer.get().status() < 300,
                            answer.get().status() + " " + answer.get().reason());
                }
            }
            if (System.nanoTime() >= deadline) {
                throw new SocketTimeoutException("no answer in " + patience.toSeconds() + " s");
            }
            wait = Math.min(2 * wait, LONGEST_WAIT_MS);
        }
    }

    private static byte[] request(AskedPhone phone, InetSocketAddress address, DatagramSocket socket, String callId) {
        var here = host(socket.getLocalAddress()) + ":" + socket.getLocalPort();
        var there = phone.endpoint() + "@" + host(address.getAddress()) + ":" + address.getPort();
        return String.join(
                        "\r\n",
                        "NOTIFY sip:" + there + " SIP/2.0",
                        "Via: SIP/2.0/UDP " + here + ";branch=z9hG4bK" + hex(8) + ";rport",
                        "Max-Forwards: 70",
                        "From: <sip:" + here + ">;tag=" + hex(6),
                        "To: <sip:" + there + ">",
                        "Call-ID: " + callId,
                        "CSeq: " + CSEQ,
                        "Contact: <sip:" + here + ">",
                        "Event: check-sync",
                        "Content-Length: 0",
                        "",
                        "")
                .getBytes(UTF_8);
    }

    private static String host(InetAddress address) {
        var text = address.getHostAddress();
        return text.indexOf(':') < 0 ? text : "[" + text.replaceAll("%.*", "") + "]";
    }

    private static String hex(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
