package io.option150.edge.warm.play;

import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Exercises in turn, in rounds of a tenth of a second, each until it is steady and the compiler is done. For one thread. */
final class Rounds {

    private static final Logger LOG = Logger.getLogger(Rounds.class);

    /** As many clients at once as make the loops work on several at a time. */
    static final int CLIENTS = 12;

    private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Share of the time that compiling may take of a processor when all is as fast as it gets. */
    private static final double QUIET = 0.3;

    private final ExecutorService clients;
    private final Map<Exercise, Pace> running = new LinkedHashMap<>();
    private final Map<String, Integer> done = new LinkedHashMap<>();

    /** @param clients of at least {@link #CLIENTS} threads */
    Rounds(List<Exercise> exercises, ExecutorService clients) {
        this.clients = clients;
        exercises.forEach(exercise -> running.put(exercise, new Pace()));
    }

    /** How often each was done, for people. */
    Map<String, Integer> done() {
        return done;
    }

    /**
     * One round of each that is not over yet.
     *
     * @param until on the clock of {@link System#nanoTime}
     * @return whether there is more to do
     */
    boolean next(long until) throws InterruptedException {
        long began = System.nanoTime();
        long compiled = compileMillis();
        for (Map.Entry<Exercise, Pace> each : List.copyOf(running.entrySet())) {
            long now = System.nanoTime();
            if (now - until >= 0) {
                return false;
            }
            if (each.getKey().isPossible()) {
                int times = repeat(each.getKey(), Math.min(now + ROUND_NANOS, until));
                each.getValue().add(times);
                done.merge(each.getKey().name(), times, Integer::sum);
            }
        }
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        boolean quiet = compileMillis() - compiled < QUIET * took;
        running.values().removeIf(pace -> pace.isHopeless() || (quiet && pace.isSteady()));
        if (took == 0) {
            // Nothing is possible yet: a certificate is on its way.
            Thread.sleep(TimeUnit.NANOSECONDS.toMillis(ROUND_NANOS));
        }
        return !running.isEmpty();
    }

    private int repeat(Exercise exercise, long until) throws InterruptedException {
        AtomicInteger times = new AtomicInteger();
        CountDownLatch over = new CountDownLatch(CLIENTS);
        for (int client = 0; client < CLIENTS; client++) {
            clients.execute(() -> {
                try {
                    while (System.nanoTime() - until < 0 && exercise.once()) {
                        times.incrementAndGet();
                    }
                } catch (IOException e) {
                    LOG.debugf(e, "The warm-up by %s had no answer", exercise.name());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    over.countDown();
                }
            });
        }
        over.await();
        return times.get();
    }

    private static long compileMillis() {
        @Nullable CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        return compiler != null && compiler.isCompilationTimeMonitoringSupported()
                ? compiler.getTotalCompilationTime()
                : 0;
    }
}
