package io.option150.tftp.protocol.transfer;

import io.option150.tftp.protocol.option.Agreement;
import io.option150.tftp.protocol.option.Negotiation;
import io.option150.tftp.protocol.option.OptionPolicy;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A sender and a receiver over a network that loses, doubles and reorders, on made-up time. All chance comes from one
 * seed, so a failure is seen again by running the same scenario.
 */
final class SimulatedTransfer {
    /**
     * What the world does.
     *
     * @param seed of all chance
     * @param length of the file in bytes
     * @param blksize asked for
     * @param windowsize asked for
     * @param loss share of packets lost, 0 to 1
     * @param duplication share of packets that come twice
     * @param jitter most nanoseconds by which a packet is later than the fastest
     * @param arrival nanoseconds in which the whole file arrives at the server, 0 for at once
     * @param failAt byte at which the file fails to arrive, or a number beyond its length
     * @param acks what the client acknowledges
     * @param pace nanoseconds that each DATA takes on the link, 0 for none
     */
    record Scenario(
            long seed,
            int length,
            int blksize,
            int windowsize,
            double loss,
            double duplication,
            long jitter,
            long arrival,
            int failAt,
            Acks acks,
            long pace) {}

    /** The clients that there are. */
    enum Acks {
        /** By RFC 7440: the end of each window, and a gap once. */
        WINDOWS,
        /** Each block in order, as if there were no windows. */
        BLOCKS,
        /** The last block in order for whatever comes. */
        PACKETS
    }

    /** How it ended, for each side. */
    enum End {
        RUNNING,
        COMPLETE,
        ABORTED
    }

    private interface Packet {}

    private record Oack(Map<String, String> options) implements Packet {}

    private record Data(long block, ByteBuffer bytes) implements Packet {}

    private record Ack(long block) implements Packet {}

    private record ContentFailed() implements Packet {}

    private record Event(long at, long order, Runnable action) {}

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final long SECOND = 1_000_000_000L;
    private static final long LATENCY = SECOND / 1000;

    /** Steps after which a transfer counts as never ending. */
    private static final long STEPS = 5_000_000;

    private final Scenario scenario;
    private final Random random;
    private final byte[] file;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
    private final Agreement agreement;
    private Sender sender;
    private final Receiver receiver;
    private final Map<String, String> oack;
    private final ByteBuffer received;
    private long now;
    private long order;
    private long linkFreeAt;
    private boolean asked;

    End serverEnd = End.RUNNING;
    End clientEnd = End.RUNNING;

    private boolean proven;
    private int unprovenPackets;

    /** DATA packets sent, repeats among them. */
    long dataSent;

    /** How often the block that the client waited for was sent and lost, since it last got one. */
    int lostInARow;

    SimulatedTransfer(Scenario scenario) {
        this.scenario = scenario;
        random = new Random(scenario.seed());
        file = new byte[scenario.length()];
        new Random(scenario.length()).nextBytes(file);
        received = ByteBuffer.allocate(file.length);
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put("blksize", Integer.toString(scenario.blksize()));
        wanted.put("windowsize", Integer.toString(scenario.windowsize()));
        wanted.put("tsize", "0");
        Agreement agreement =
                Negotiation.grant(wanted, new OptionPolicy(1428, 1500, 64, Set.of()), false, scenario.length());
        oack = agreement.oack();
        this.agreement = agreement;
        sender = sender();
        receiver = new Receiver(
                wanted, new ReceiverLimits(6, 60 * SECOND, file.length), new BackingOffTimeout(SECOND, 16 * SECOND));
    }

    private Sender sender() {
        return new Sender(
                agreement,
                new AdaptiveTimeout(SECOND, new TimeoutRange(10 * LATENCY, 16 * SECOND)),
                new SenderLimits(6, 60 * SECOND, 60 * SECOND));
    }

    /** Runs until both sides have ended. */
    SimulatedTransfer run() {
        client(receiver.start(now), NOTHING);
        for (int part = 1; scenario.arrival() > 0 && part <= 20; part++) {
            schedule(scenario.arrival() * part / 20, this::contentGrew);
        }
        for (long step = 0; clientEnd == End.RUNNING || (asked && serverEnd == End.RUNNING); step++) {
            Event next = events.poll();
            if (next == null || step > STEPS) {
                throw new AssertionError("never ends: " + scenario + " at " + now + " ns");
            }
            now = next.at();
            next.action().run();
        }
        if (!asked) {
            serverEnd = End.ABORTED;
        }
        return this;
    }

    /** Nanoseconds from the request to the end. */
    long took() {
        return now;
    }

    byte[] received() {
        return Arrays.copyOf(received.array(), received.position());
    }

    byte[] file() {
        return file;
    }

    private boolean arrivedAll() {
        return now >= scenario.arrival() && scenario.failAt() >= file.length;
    }

    private long arrived() {
        long there = scenario.arrival() == 0
                ? file.length
                : Math.min(file.length, (long) ((double) file.length * now / scenario.arrival()));
        return Math.min(there, scenario.failAt());
    }

    private void contentGrew() {
        if (!asked || serverEnd != End.RUNNING) {
            return;
        }
        if (scenario.failAt() < file.length && arrived() == scenario.failAt()) {
            serverEnd = End.ABORTED;
            // Said once: a client that misses it ends by its own time-out.
            travel(new ContentFailed(), this::toClient);
        } else {
            server(sender.progressed(arrived(), arrivedAll(), now));
        }
    }

    private void server(Sender.Verdict verdict) {
        int sends = verdict == Sender.Verdict.SEND_OACK
                ? 1
                : verdict == Sender.Verdict.SEND_DATA ? (int) (sender.lastBlock() - sender.firstBlock() + 1) : 0;
        unprovenPackets += proven ? 0 : sends;
        if (unprovenPackets > 3) {
            throw new AssertionError("more than a packet and two repeats to an unproven address: " + scenario);
        }
        switch (verdict) {
            case SEND_OACK -> travel(new Oack(oack), this::toClient);
            case SEND_DATA -> {
                for (long block = sender.firstBlock(); block <= sender.lastBlock(); block++) {
                    int from = Math.toIntExact(sender.positionOf(block));
                    int to = from + sender.lengthOf(block);
                    if (to > arrived() || (sender.lengthOf(block) < scenario.blksize() && !arrivedAll())) {
                        throw new AssertionError("sends block " + block + " before it has arrived: " + scenario);
                    }
                    dataSent++;
                    travel(new Data(block, ByteBuffer.wrap(file, from, to - from)), this::toClient);
                }
            }
            case COMPLETE -> serverEnd = End.COMPLETE;
            case CLIENT_SILENT, CONTENT_STALLED -> serverEnd = End.ABORTED;
            case WAIT -> {}
        }
        if (serverEnd == End.RUNNING) {
            long at = sender.wakeAt();
            schedule(at, () -> {
                if (serverEnd == End.RUNNING && sender.wakeAt() == at) {
                    server(sender.timePassed(now));
                }
            });
        }
    }

    private void client(Receiver.Verdict verdict, ByteBuffer payload) {
        switch (verdict) {
            case SEND_REQUEST -> travel(new Packet() {}, this::toServer);
            case SEND_ACK -> sendAck();
            case TAKE -> {
                take(payload);
                if (scenario.acks() != Acks.WINDOWS) {
                    sendAck();
                }
            }
            case TAKE_AND_ACK -> {
                take(payload);
                sendAck();
            }
            case COMPLETE -> {
                take(payload);
                clientEnd = End.COMPLETE;
                sendAck();
            }
            case FAILED -> clientEnd = End.ABORTED;
            case START_OVER -> throw new AssertionError("options came to nothing: " + scenario);
            case IGNORE -> {}
        }
        if (clientEnd == End.RUNNING) {
            long at = receiver.wakeAt();
            schedule(at, () -> {
                if (clientEnd == End.RUNNING && receiver.wakeAt() == at) {
                    client(receiver.timePassed(now), NOTHING);
                }
            });
        }
    }

    private void take(ByteBuffer payload) {
        received.put(payload.duplicate());
        lostInARow = 0;
    }

    private void sendAck() {
        travel(new Ack(receiver.ackBlock()), this::toServer);
    }

    private void toServer(Packet packet) {
        if (packet instanceof Ack ack) {
            if (asked && serverEnd == End.RUNNING) {
                proven = true;
                server(sender.acknowledged((int) (ack.block() & 0xffff), now));
            }
        } else if (!asked || (serverEnd == End.RUNNING && sender.isExhausted())) {
            asked = true;
            sender = sender();
            unprovenPackets = 0;
            server(sender.start(arrived(), arrivedAll(), now));
        }
    }

    private void toClient(Packet packet) {
        if (clientEnd == End.COMPLETE) {
            // It lingers for a server that missed its last ACK.
            sendAck();
        } else if (clientEnd == End.RUNNING) {
            switch (packet) {
                case Oack granted -> client(receiver.oack(granted.options(), now), NOTHING);
                case Data data -> {
                    Receiver.Verdict verdict = receiver.data(
                            (int) (data.block() & 0xffff), data.bytes().remaining(), now);
                    client(verdict, data.bytes());
                    if (verdict == Receiver.Verdict.IGNORE && scenario.acks() == Acks.PACKETS) {
                        sendAck();
                    }
                }
                default -> clientEnd = End.ABORTED;
            }
        }
    }

    private void travel(Packet packet, Consumer<Packet> to) {
        int copies = random.nextDouble() < scenario.duplication() ? 2 : 1;
        int lost = 0;
        for (int copy = 0; copy < copies; copy++) {
            if (random.nextDouble() < scenario.loss()) {
                lost++;
            } else {
                long late = scenario.jitter() == 0 ? 0 : random.nextLong(scenario.jitter());
                schedule(sent(packet) + LATENCY + late, () -> to.accept(packet));
            }
        }
        if (lost == copies && packet instanceof Data data && data.block() == receiver.ackBlock() + 1) {
            lostInARow++;
        }
    }

    private long sent(Packet packet) {
        if (!(packet instanceof Data)) {
            return now;
        }
        linkFreeAt = Math.max(linkFreeAt, now) + scenario.pace();
        return linkFreeAt;
    }

    private void schedule(long at, Runnable action) {
        events.add(new Event(at, order++, action));
    }
}
