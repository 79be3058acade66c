package io.option150.storm.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.HdrHistogram.Histogram;

/**
 * A distribution of times in a few numbers, in milliseconds.
 *
 * @param count how many times there are
 */
record Percentiles(
        long count, double mean, @JsonProperty("p50") double median, double p90, double p99, double p999, double max) {

    private static final double MICROS = 1_000;

    static Percentiles of(Histogram micros) {
        return new Percentiles(
                micros.getTotalCount(),
                micros.getMean() / MICROS,
                at(micros, 50),
                at(micros, 90),
                at(micros, 99),
                at(micros, 99.9),
                micros.getMaxValue() / MICROS);
    }

    private static double at(Histogram micros, double percent) {
        return micros.getValueAtPercentile(percent) / MICROS;
    }
}
