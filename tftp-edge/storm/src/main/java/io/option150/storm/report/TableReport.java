package io.option150.storm.report;

import io.option150.storm.run.StormResult;
import java.util.Locale;
import java.util.stream.Collectors;

/** A result for the terminal. */
public final class TableReport {

    private TableReport() {}

    /** The result as a table, its verdict last; ends in a line break. */
    public static String of(StormResult result) {
        String table = """
                requests   %,d served, %,d not found, %,d failed; %,.0f a second
                bytes      %,d; %,.1f MB a second
                repeats    %,d packets sent again by phones

                                  p50         p90         p99       p99.9         max
                a request  %s
                a boot     %s
                """.formatted(
                        result.end().served(),
                        result.end().missing(),
                        result.end().failed(),
                        result.requestsPerSecond(),
                        result.bytes(),
                        result.megabytesPerSecond(),
                        result.repeats(),
                        row(Percentiles.of(result.files())),
                        row(Percentiles.of(result.boots())));
        return table + failures(result) + "\n" + result.verdict() + "\n";
    }

    private static String failures(StormResult result) {
        return result.failures().entrySet().stream()
                .map(failure -> "failed     %,d times: %s%n".formatted(failure.getValue(), failure.getKey()))
                .sorted()
                .collect(Collectors.joining());
    }

    private static String row(Percentiles of) {
        return "%s %s %s %s %s"
                .formatted(
                        millis(of.median()), millis(of.p90()), millis(of.p99()), millis(of.p999()), millis(of.max()));
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, "%,8.2f ms", value);
    }
}
