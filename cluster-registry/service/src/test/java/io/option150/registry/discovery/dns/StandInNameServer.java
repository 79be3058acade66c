package io.option150.registry.discovery.dns;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A name server at a free port of 127.0.0.1, by UDP and TCP, that answers what it is told to, and can be of many kinds of trouble. */
final class StandInNameServer implements AutoCloseable {

    /** What is wrong with answers by UDP. */
    enum Trouble {
        NONE,
        SILENT,
        /** Says that there is more, and holds nothing. */
        CUT,
        /** The same, and nobody listens by TCP. */
        CUT_WITHOUT_TCP,
        OTHER_NUMBER,
        OTHER_QUESTION,
        OTHER_OWNER,
        SHORT_RECORDS,
        NAME_IN_CIRCLES,
        REFUSED
    }

    static final int A = 1;
    static final int CNAME = 5;
    static final int AAAA = 28;
    static final int SRV = 33;

    private record Key(String name, int type) {}

    private record Entry(String owner, int type, ByteBuffer data) {}

    private final Map<Key, List<Entry>> entries = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private volatile Trouble trouble = Trouble.NONE;

    StandInNameServer() throws IOException {
        var loopback = InetAddress.getLoopbackAddress();
        tcp = new ServerSocket(0, 5, loopback);
        udp = new DatagramSocket(tcp.getLocalPort(), loopback);
        Thread.ofVirtual().start(this::serveUdp);
        Thread.ofVirtual().start(this::serveTcp);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) udp.getLocalSocketAddress();
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    StandInNameServer with(Trouble that) throws IOException {
        trouble = that;
        if (that == Trouble.CUT_WITHOUT_TCP) {
            tcp.close();
        }
        return this;
    }

    StandInNameServer a(String name, String address) {
        var inet = InetAddress.ofLiteral(address).getAddress();
        return add(name, inet.length == 4 ? A : AAAA, name, inet.length == 4 ? A : AAAA, inet);
    }

    /** Asked for an address, it answers with an alias and the address of that. */
    StandInNameServer alias(String name, String target, String address) throws IOException {
        add(name, A, name, CNAME, name(target));
        return add(name, A, target, A, InetAddress.ofLiteral(address).getAddress());
    }

    StandInNameServer srv(String name, String target) throws IOException {
        var host = name(target);
        return add(
                name,
                SRV,
                name,
                SRV,
                ByteBuffer.allocate(6 + host.length)
                        .putShort((short) 10)
                        .putShort((short) 20)
                        .putShort((short) 8443)
                        .put(host)
                        .array());
    }

    private StandInNameServer add(String question, int asked, String owner, int type, byte[] data) {
        entries.computeIfAbsent(new Key(question.toLowerCase(Locale.ROOT), asked), _ -> new ArrayList<>())
                .add(new Entry(owner, type, ByteBuffer.wrap(data)));
        return this;
    }

    private void serveUdp() {
        try {
            while (true) {
                var packet = new DatagramPacket(new byte[4096], 4096);
                udp.receive(packet);
                if (trouble != Trouble.SILENT) {
                    var answer = answer(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()), false);
                    udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            }
        } catch (SocketException _) {
            // Closed: the test is over.
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private void serveTcp() {
        try {
            while (true) {
                try (var socket = tcp.accept()) {
                    var in = new DataInputStream(socket.getInputStream());
                    byte[] query = new byte[in.readUnsignedShort()];
                    in.readFully(query);
                    var answer = answer(ByteBuffer.wrap(query), true);
                    var out = new DataOutputStream(socket.getOutputStream());
                    out.writeShort(answer.length);
                    out.write(answer);
                    out.flush();
                }
            }
        } catch (SocketException _) {
            // Closed: the test is over, or nobody is to listen here.
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private byte[] answer(ByteBuffer query, boolean byTcp) throws IOException {
        int id = query.getShort() & 0xFFFF;
        query.position(query.position() + 10);
        var labels = new ArrayList<String>();
        for (int length = query.get(); length > 0; length = query.get()) {
            byte[] label = new byte[length];
            query.get(label);
            labels.add(new String(label, US_ASCII));
        }
        int type = query.getShort();
        var name = String.join(".", labels);
        asked.add(name + " " + type + (byTcp ? " tcp" : " udp"));
        var now = byTcp ? Trouble.NONE : trouble;
        boolean isCut = now == Trouble.CUT || now == Trouble.CUT_WITHOUT_TCP;
        var known = entries.getOrDefault(new Key(name.toLowerCase(Locale.ROOT), type), List.of());
        var shown = isCut || now == Trouble.REFUSED ? List.<Entry>of() : known;
        boolean isThere = entries.keySet().stream().anyMatch(key -> key.name().equalsIgnoreCase(name));
        int code = now == Trouble.REFUSED ? 5 : isThere ? 0 : 3;
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeShort(now == Trouble.OTHER_NUMBER ? id ^ 0x5555 : id);
        out.writeShort(0x8180 | (isCut ? 0x0200 : 0) | code);
        out.writeShort(1);
        out.writeShort(shown.size());
        out.writeInt(0);
        out.write(name(now == Trouble.OTHER_QUESTION ? "else." + name : name));
        out.writeShort(type);
        out.writeShort(1);
        for (var entry : shown) {
            out.write(name(now == Trouble.OTHER_OWNER ? "else.example" : entry.owner()));
            out.writeShort(entry.type());
            out.writeShort(1);
            out.writeInt(60);
            byte[] data = data(entry, now, bytes.size() + 2);
            out.writeShort(data.length);
            out.write(data);
        }
        return bytes.toByteArray();
    }

    private static byte[] data(Entry entry, Trouble now, int at) {
        return switch (now) {
            case SHORT_RECORDS -> new byte[] {1, 2, 3};
            // A pointer to itself, where the target begins.
            case NAME_IN_CIRCLES ->
                ByteBuffer.allocate(8)
                        .putLong(0)
                        .putShort(6, (short) (0xC000 | (at + 6)))
                        .array();
            default -> entry.data().array();
        };
    }

    private static byte[] name(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (var label : text.split("\\.", -1)) {
            bytes.write(label.length());
            bytes.write(label.getBytes(US_ASCII));
        }
        bytes.write(0);
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }
}
