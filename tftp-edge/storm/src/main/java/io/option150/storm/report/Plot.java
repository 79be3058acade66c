package io.option150.storm.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A line in a box, as SVG.
 *
 * @param title what it shows, with the unit of its height
 * @param points in the order of their x; at least one
 * @param left label of the left end
 * @param right label of the right end
 */
record Plot(String title, List<Point> points, String left, String right) {

    /** Any two numbers of 0 or more. */
    record Point(double x, double y) {}

    private static final int WIDTH = 860;
    private static final int HEIGHT = 220;

    Plot {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a plot must have a point");
        }
    }

    String svg() {
        double widest = Math.max(points.getLast().x(), Double.MIN_NORMAL);
        double highest = Math.max(points.stream().mapToDouble(Point::y).max().orElse(0), Double.MIN_NORMAL);
        String line = points.stream()
                .map(point -> String.format(
                        Locale.ROOT, "%.1f,%.1f", point.x() / widest * WIDTH, HEIGHT - point.y() / highest * HEIGHT))
                .collect(Collectors.joining(" "));
        return """
                <figure>
                <figcaption>%s; highest: %s</figcaption>
                <svg viewBox="-4 -4 %d %d" role="img" aria-label="%s">
                <rect width="%d" height="%d" class="box"/>
                <polyline points="%s"/>
                <text x="0" y="%d">%s</text>
                <text x="%d" y="%d" text-anchor="end">%s</text>
                </svg>
                </figure>
                """.formatted(
                        Html.escape(title),
                        String.format(Locale.ROOT, "%,.2f", highest),
                        WIDTH + 8,
                        HEIGHT + 32,
                        Html.escape(title),
                        WIDTH,
                        HEIGHT,
                        line,
                        HEIGHT + 20,
                        Html.escape(left),
                        WIDTH,
                        HEIGHT + 20,
                        Html.escape(right));
    }
}
