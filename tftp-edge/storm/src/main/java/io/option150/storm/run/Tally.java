package io.option150.storm.run;

import io.option150.storm.phone.FileResult;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;

/**
 * What one loop counts. Its counters may be read by any thread at any time; the histograms and failures only when the
 * loop is done.
 */
final class Tally {

    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(30);
    private static final int DIGITS = 3;
    /** Kinds of failures that are told apart; more would be a list nobody reads. */
    private static final int MOST_FAILURES = 20;

    final LongAdder served = new LongAdder();
    final LongAdder missing = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder bytes = new LongAdder();
    final LongAdder repeats = new LongAdder();
    final LongAdder booted = new LongAdder();
    final LongAdder bootsFailed = new LongAdder();

    final Histogram files = new Histogram(LONGEST_MICROS, DIGITS);
    final Histogram boots = new Histogram(LONGEST_MICROS, DIGITS);
    final Map<String, Long> failures = new TreeMap<>();

    void add(FileResult result) {
        switch (result.outcome()) {
            case SERVED -> served.increment();
            case NOT_FOUND -> missing.increment();
            case FAILED -> {
                failed.increment();
                if (failures.containsKey(result.detail()) || failures.size() < MOST_FAILURES) {
                    failures.merge(result.detail(), 1L, Long::sum);
                }
            }
        }
        bytes.add(result.bytes());
        repeats.add(result.repeats());
        record(files, result.nanos());
    }

    void addBoot(long nanos, boolean whole) {
        (whole ? booted : bootsFailed).increment();
        record(boots, nanos);
    }

    private static void record(Histogram histogram, long nanos) {
        histogram.recordValue(Math.clamp(TimeUnit.NANOSECONDS.toMicros(nanos), 1, LONGEST_MICROS));
    }
}
