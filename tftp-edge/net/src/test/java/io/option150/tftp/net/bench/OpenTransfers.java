package io.option150.tftp.net.bench;

import io.option150.tftp.net.datagram.DatagramDriver;
import io.option150.tftp.net.datagram.DatagramDriver.Sharing;
import io.option150.tftp.net.datagram.DatagramPort;
import io.option150.tftp.net.datagram.Peer;
import io.option150.tftp.net.transport.Transport;
import io.option150.tftp.protocol.Mode;
import io.option150.tftp.protocol.Opcode;
import io.option150.tftp.protocol.Packet;
import io.option150.tftp.protocol.PacketDecoder;
import io.option150.tftp.protocol.PacketEncoder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * Very many slow phones at once: {@code OpenTransfers HOST PORT FILE PHONES SECONDS}. All share one socket bound to the
 * wildcard and differ by their address, from 127.16.0.0 on. Each takes that many seconds for each block; it
 * repeats what is not answered within two seconds, and gives up after ten times.
 */
final class OpenTransfers {
    private static final int FIRST_ADDRESS = 127 << 24 | 16 << 16;
    private static final int ASKED_AT_ONCE = 200;
    private static final int MOST_UNANSWERED = 2000;
    private static final int MOST_REPEATS = 10;
    private static final long REPEAT_NANOS = TimeUnit.SECONDS.toNanos(2);

    private record Due(int phone, long at, int block) {}

    private final Peer server = new Peer();
    private final int phones;
    private final long holdNanos;
    private final String file;
    private final DatagramDriver driver;
    private final DatagramPort port;
    private final int[] block;
    private final boolean[] done;
    private final boolean[] held;
    private final byte[] repeats;
    private final Queue<Due> holds = new ArrayDeque<>();
    private final Queue<Due> watches = new ArrayDeque<>();
    private int answered;
    private int complete;
    private int failed;
    private int open;
    private int mostOpen;
    private int repeated;

    private OpenTransfers(InetSocketAddress server, String file, int phones, long holdNanos) throws Exception {
        this.server.set(server);
        this.file = file;
        this.phones = phones;
        this.holdNanos = holdNanos;
        block = new int[phones];
        done = new boolean[phones];
        held = new boolean[phones];
        repeats = new byte[phones];
        driver = Transport.LINUX.open();
        port = driver.open(
                new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), 0), Sharing.ALONE, 256 << 20, this::arrived);
    }

    public static void main(String[] arguments) throws Exception {
        InetSocketAddress server =
                new InetSocketAddress(InetAddress.ofLiteral(arguments[0]), Integer.parseInt(arguments[1]));
        OpenTransfers load = new OpenTransfers(
                server,
                arguments[2],
                Integer.parseInt(arguments[3]),
                TimeUnit.SECONDS.toNanos(Long.parseLong(arguments[4])));
        load.run();
    }

    private void run() throws Exception {
        long began = System.nanoTime();
        int asked = 0;
        while (complete + failed < phones) {
            for (int each = 0; each < ASKED_AT_ONCE && asked < phones && asked - answered < MOST_UNANSWERED; each++) {
                ask(asked++);
            }
            boolean more = driver.poll(TimeUnit.MILLISECONDS.toNanos(5));
            while (more) {
                more = driver.poll(0);
            }
            long now = System.nanoTime();
            while (!holds.isEmpty() && holds.peek().at() - now <= 0) {
                Due due = holds.remove();
                acknowledge(due.phone(), due.block());
            }
            while (!watches.isEmpty() && watches.peek().at() - now <= 0) {
                watched(watches.remove());
            }
        }
        System.out.printf(
                "%d phones: %d complete, %d failed, %d open at once, %d repeats by phones, %.1f s%n",
                phones, complete, failed, mostOpen, repeated, (System.nanoTime() - began) / 1e9);
        driver.close();
    }

    private void ask(int phone) {
        ByteBuffer packet = driver.packet(256);
        PacketEncoder.encode(new Packet.Rrq(file, Mode.OCTET, Map.of("blksize", "1428")), packet);
        port.send(from(phone), packet.flip());
        watch(phone, 0);
    }

    private void acknowledge(int phone, int number) {
        ByteBuffer packet = driver.packet(4);
        PacketEncoder.ack(number, packet);
        port.send(from(phone), packet.flip());
        watch(phone, number);
    }

    private Peer from(int phone) {
        server.asked(0, Peer.ipv4(FIRST_ADDRESS + phone));
        return server;
    }

    private void watch(int phone, int state) {
        watches.add(new Due(phone, System.nanoTime() + REPEAT_NANOS, state));
    }

    /** Nothing new came since: the phone says it again. */
    private void watched(Due due) {
        int phone = due.phone();
        if (done[phone] || block[phone] > due.block()) {
            return;
        }
        if (repeats[phone]++ >= MOST_REPEATS) {
            done[phone] = true;
            failed++;
            answered += held[phone] ? 0 : 1;
            return;
        }
        repeated++;
        if (due.block() == 0 && block[phone] == 0) {
            ask(phone);
        } else {
            acknowledge(phone, due.block());
        }
    }

    private void arrived(Peer from, ByteBuffer datagram) {
        int phone = (int) from.askedLow() - FIRST_ADDRESS;
        if (phone < 0 || phone >= phones || done[phone]) {
            return;
        }
        switch (PacketDecoder.opcode(datagram)) {
            case Opcode.OACK -> acknowledge(phone, 0);
            case Opcode.DATA -> data(phone, PacketDecoder.block(datagram), datagram.remaining() - 4);
            default -> {
                done[phone] = true;
                failed++;
                answered += held[phone] ? 0 : 1;
            }
        }
    }

    private void data(int phone, int number, int length) {
        if (number != block[phone] + 1) {
            return;
        }
        block[phone] = number;
        if (number == 1) {
            held[phone] = true;
            answered++;
            open++;
            mostOpen = Math.max(mostOpen, open);
        }
        if (length < 1428) {
            acknowledge(phone, number);
            done[phone] = true;
            complete++;
            open--;
        } else {
            holds.add(new Due(phone, System.nanoTime() + holdNanos, number));
        }
    }
}
