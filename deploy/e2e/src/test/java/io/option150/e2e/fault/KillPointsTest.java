package io.option150.e2e.fault;

import io.option150.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Clients upload and move while parts are killed at random moments, their starts not spared; the history is checked.
 * {@code -Dkills=N} with {@code -Dfaults} kills as often, {@code -Dseed=N} in the same order again.
 */
class KillPointsTest {

    private static final int SHORT = 30;
    private static final int LONG = 1_000;
    private static final int MOST_REST_MILLIS = 2_500;
    private static final Duration CONVERGES_WITHIN = Duration.ofSeconds(60);
    private static final Duration LIVES_WITHIN = Duration.ofMinutes(4);
    private static final Duration MOVE_WAITED_FOR = Duration.ofMillis(200);

    /** So many kills between two times at which all is well, and looked at. */
    private static final int ROUND = 30;

    /** Between two moves: each phone moves once in a run. */
    private static final int MOVE_EVERY = 3;

    @Test
    void theHistoryIsConsistent() throws Exception {
        long seed = Draw.seed();
        int kills = Draw.isLong() ? Integer.getInteger("kills", LONG) : SHORT;
        System.out.printf("Kill points: %d, seed %d%n", kills, seed);
        var random = new Random(seed);
        try (var bench = FaultBench.start(seed)) {
            int done = 0;
            while (done < kills) {
                int round = Math.min(ROUND, kills - done);
                round(bench, random, round);
                done += round;
                bench.check("seed " + seed + ", after " + done + " kill points");
                System.out.printf(
                        "  %d kill points, %d changes, 0 violations%n",
                        done, bench.writer.changes().size());
            }
            System.out.printf(
                    "Kill points: %d, %d changes, %d looks, 0 violations, seed %d%n",
                    done, bench.writer.changes().size(), bench.crowd.looks().size(), seed);
        }
    }

    private static void round(FaultBench bench, Random random, int kills) throws Exception {
        var ends = new AtomicBoolean();
        List<Thread> clients = bench.changing().stream()
                .map(name -> Thread.ofPlatform().name(name).start(() -> uploads(bench, name, ends)))
                .toList();
        List<Thread> movers = new ArrayList<>();
        boolean edgeIsDown = false;
        for (int kill = 0; kill < kills; kill++) {
            Thread.sleep(random.nextInt(MOST_REST_MILLIS));
            if (edgeIsDown && bench.parts.isReady(Parts.EDGE)) {
                bench.crowd.edgeIsBack();
                edgeIsDown = false;
            }
            if (kill % MOVE_EVERY == 0) {
                var mover = Thread.ofPlatform().start(() -> moves(bench));
                movers.add(mover);
                mover.join(MOVE_WAITED_FOR);
            }
            String part = living(bench, random);
            if (part.equals(Parts.EDGE) && !edgeIsDown) {
                bench.crowd.edgeBreaks();
                edgeIsDown = true;
            } else if (part.equals(Parts.EDGE)) {
                bench.crowd.edgeBreaks();
                bench.crowd.edgeIsBack();
            }
            if (!bench.parts.signal("KILL", part)) {
                kill--;
            }
        }
        ends.set(true);
        for (Thread client : clients) {
            client.join();
        }
        // A move is noted when its call ended: what came of one under way would seem made up.
        for (Thread mover : movers) {
            mover.join();
        }
        bench.heal(kills + " kill points", CONVERGES_WITHIN);
        if (edgeIsDown) {
            bench.crowd.edgeIsBack();
        }
    }

    /** Some part that lives. */
    private static String living(FaultBench bench, Random random) {
        var part = new AtomicInteger();
        Await.until("any part of the suite lives", LIVES_WITHIN, () -> {
            part.set(random.nextInt(Parts.ALL.size()));
            return bench.parts.process(Parts.ALL.get(part.get())).isPresent();
        });
        return Parts.ALL.get(part.get());
    }

    private static void uploads(FaultBench bench, String name, AtomicBoolean ends) {
        try {
            while (!ends.get()) {
                bench.writer.upload(name);
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void moves(FaultBench bench) {
        try {
            bench.moveOne();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
