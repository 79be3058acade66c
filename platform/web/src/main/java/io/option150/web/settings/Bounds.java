package io.option150.web.settings;

import io.quarkus.runtime.configuration.MemorySize;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range that was read.
 *
 * @param least the smallest value; of times in nanoseconds
 * @param most the greatest one
 */
record Bounds(long least, long most) {

    private static final String QUANTITY = "(-?\\d+) ?(K|M|G|T|bytes|ms|s|min|h|days?)?";
    private static final Pattern BETWEEN = Pattern.compile(QUANTITY + " to " + QUANTITY);
    private static final Pattern FROM = Pattern.compile(QUANTITY + " or more");
    private static final Pattern ABOVE = Pattern.compile("above " + QUANTITY);
    private static final Pattern ASIDE = Pattern.compile(" *\\([^)]*\\)");

    private static final Set<String> TIMES = Set.of("ms", "s", "min", "h", "day", "days");

    private static final Map<String, Long> UNITS = Map.ofEntries(
            Map.entry("", 1L),
            Map.entry("bytes", 1L),
            Map.entry("K", 1L << 10),
            Map.entry("M", 1L << 20),
            Map.entry("G", 1L << 30),
            Map.entry("T", 1L << 40),
            Map.entry("ms", Duration.ofMillis(1).toNanos()),
            Map.entry("s", Duration.ofSeconds(1).toNanos()),
            Map.entry("min", Duration.ofMinutes(1).toNanos()),
            Map.entry("h", Duration.ofHours(1).toNanos()),
            Map.entry("day", Duration.ofDays(1).toNanos()),
            Map.entry("days", Duration.ofDays(1).toNanos()));

    /**
     * Reads a range, as {@link Range} writes it.
     *
     * @throws IllegalArgumentException when it is none
     */
    static Bounds of(String text) {
        var bare = ASIDE.matcher(text).replaceAll("");
        var between = BETWEEN.matcher(bare);
        if (between.matches()) {
            var upper = unit(between, 4);
            var lower = unit(between, 2).isEmpty() && TIMES.contains(upper) ? upper : unit(between, 2);
            return new Bounds(
                    Long.parseLong(between.group(1)) * factor(lower), Long.parseLong(between.group(3)) * factor(upper));
        }
        var from = FROM.matcher(bare);
        if (from.matches()) {
            return new Bounds(Long.parseLong(from.group(1)) * factor(unit(from, 2)), Long.MAX_VALUE);
        }
        var above = ABOVE.matcher(bare);
        if (above.matches()) {
            return new Bounds(Long.parseLong(above.group(1)) * factor(unit(above, 2)) + 1, Long.MAX_VALUE);
        }
        throw new IllegalArgumentException("no range: " + text);
    }

    /** Whether a setting's value lies within. */
    boolean hold(Object value) {
        var number = switch (value) {
            case Duration time -> nanos(time);
            case MemorySize size -> size.asLongValue();
            case Number any -> any.longValue();
            default -> throw new IllegalArgumentException("no number, size or time: " + value);
        };
        return least <= number && number <= most;
    }

    private static long nanos(Duration time) {
        try {
            return time.toNanos();
        } catch (ArithmeticException tooLong) {
            return time.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    private static String unit(Matcher found, int group) {
        var unit = found.group(group);
        return unit == null ? "" : unit;
    }

    private static long factor(String unit) {
        var factor = UNITS.get(unit);
        if (factor == null) {
            throw new IllegalArgumentException("no unit: " + unit);
        }
        return factor;
    }
}
