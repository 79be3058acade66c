package io.option150.storm.run;

import io.option150.storm.phone.HttpClients;
import io.option150.storm.plan.Plan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** Runs a plan. */
public final class Storm {

    private static final long SAMPLE_MILLIS = 100;

    private Storm() {}

    /**
     * Runs a plan to its end.
     *
     * @param progress told every 100 ms how far it has come, on this thread
     * @throws IOException when the system gives no selector
     */
    public static StormResult run(Plan plan, Consumer<Sample> progress) throws IOException, InterruptedException {
        List<StormLoop> loops = new ArrayList<>();
        try (HttpClients http = new HttpClients(plan)) {
            for (int index = 0; index < Math.min(plan.threads(), plan.crowd().phones()); index++) {
                loops.add(new StormLoop(plan, index, http));
            }
            return run(plan, loops, progress);
        } finally {
            loops.forEach(StormLoop::close);
        }
    }

    private static StormResult run(Plan plan, List<StormLoop> loops, Consumer<Sample> progress)
            throws InterruptedException {
        long began = System.nanoTime();
        CompletableFuture<Void> all = CompletableFuture.allOf(
                loops.stream().map(loop -> loop.start(began)).toArray(CompletableFuture<?>[]::new));
        List<Sample> timeline = new ArrayList<>();
        boolean done = false;
        while (!done) {
            done = within(all, SAMPLE_MILLIS);
            Sample now = sample(loops, began);
            timeline.add(now);
            progress.accept(now);
        }
        return result(plan, loops, Duration.ofNanos(System.nanoTime() - began), timeline);
    }

    private static boolean within(CompletableFuture<Void> all, long millis) throws InterruptedException {
        try {
            all.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("a loop only ever completes", impossible);
        }
    }

    private static Sample sample(List<StormLoop> loops, long began) {
        long served = 0;
        long missing = 0;
        long failed = 0;
        long booted = 0;
        long bootsFailed = 0;
        for (StormLoop loop : loops) {
            Tally tally = loop.tally();
            served += tally.served.sum();
            missing += tally.missing.sum();
            failed += tally.failed.sum();
            booted += tally.booted.sum();
            bootsFailed += tally.bootsFailed.sum();
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        return new Sample(millis, served, missing, failed, booted, bootsFailed);
    }

    private static StormResult result(Plan plan, List<StormLoop> loops, Duration duration, List<Sample> timeline) {
        Histogram files = new Histogram(loops.getFirst().tally().files);
        Histogram boots = new Histogram(loops.getFirst().tally().boots);
        Map<String, Long> failures = new TreeMap<>();
        long bytes = 0;
        long repeats = 0;
        for (StormLoop loop : loops) {
            Tally tally = loop.tally();
            files.add(tally.files);
            boots.add(tally.boots);
            tally.failures.forEach((why, times) -> failures.merge(why, times, Long::sum));
            bytes += tally.bytes.sum();
            repeats += tally.repeats.sum();
        }
        return new StormResult(plan, duration, timeline.getLast(), timeline, bytes, repeats, files, boots, failures);
    }
}
