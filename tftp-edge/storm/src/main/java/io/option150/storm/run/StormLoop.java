package io.option150.storm.run;

import io.option150.storm.phone.FileResult;
import io.option150.storm.phone.HttpClients;
import io.option150.storm.phone.LoopTools;
import io.option150.storm.phone.Phone;
import io.option150.storm.plan.Crowd;
import io.option150.storm.plan.Plan;
import io.option150.tftp.net.datagram.NioDriver;
import io.option150.tftp.net.loop.Alarm;
import io.option150.tftp.net.loop.EventLoop;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/**
 * One thread with every so-many-th phone. Phones are switched on when their time has come and fewer are under way than
 * allowed.
 */
final class StormLoop implements Phone.Watcher, AutoCloseable {

    private static final int PACKET_BYTES = 2048;

    private final Crowd crowd;
    private final int index;
    private final int step;
    private final int atOnce;
    private final Tally tally = new Tally();
    private final EventLoop loop;
    private final LoopTools tools;
    private final Alarm starter = new Alarm(this::startDue);
    private final CompletableFuture<Tally> done = new CompletableFuture<>();

    private long startedAt;
    private int nextPhone;
    private int underWay;

    /**
     * A loop that has not started.
     *
     * @param index its number, from 0
     * @throws IOException when the system gives no selector
     */
    StormLoop(Plan plan, int index, HttpClients http) throws IOException {
        this.crowd = plan.crowd();
        this.index = index;
        this.step = plan.threads();
        this.atOnce = share(crowd.atOnce(), index, step);
        this.nextPhone = index;
        this.loop = new EventLoop("storm-" + index, NioDriver.open(), () -> {});
        this.tools = new LoopTools(
                plan, loop, ByteBuffer.allocateDirect(PACKET_BYTES), new SplittableRandom(plan.seed() + index), http);
    }

    /** Starts; completed once all its phones are through. */
    CompletableFuture<Tally> start(long now) {
        startedAt = now;
        loop.start();
        loop.post(this::startDue);
        return done;
    }

    /** What it has counted so far. */
    Tally tally() {
        return tally;
    }

    @Override
    public void fileEnded(FileResult result) {
        tally.add(result);
    }

    @Override
    public void booted(Phone phone, long nanos, boolean whole) {
        tally.addBoot(nanos, whole);
        if (System.nanoTime() - startedAt < crowd.duration().toNanos()) {
            // Not from here: a sequence that fails at once would call itself without end.
            loop.post(phone::switchOn);
        } else {
            phone.switchOff();
            underWay--;
            startDue();
        }
    }

    private void startDue() {
        while (nextPhone < crowd.phones() && underWay < atOnce) {
            long due = startedAt + crowd.startsAfterNanos(nextPhone);
            if (due - System.nanoTime() > 0) {
                loop.alarms().set(starter, due);
                return;
            }
            Phone phone = new Phone(tools, nextPhone, this);
            nextPhone += step;
            underWay++;
            loop.post(phone::switchOn);
        }
        if (underWay == 0 && nextPhone >= crowd.phones()) {
            done.complete(tally);
        }
    }

    /** The part of {@code whole} that falls to one of {@code parts}; at least one. */
    private static int share(int whole, int index, int parts) {
        return Math.max(1, whole / parts + (index < whole % parts ? 1 : 0));
    }

    @Override
    public void close() {
        loop.stop();
        try {
            loop.awaitEnd();
        } catch (InterruptedException interrupted) {
            // The loop ends all the same, only nobody waits for it.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return "storm loop " + index;
    }
}
