package io.option150.storm.report;

import io.option150.storm.report.Plot.Point;
import io.option150.storm.run.Sample;
import io.option150.storm.run.StormResult;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** A result as one page that needs nothing else. */
public final class HtmlReport {

    private static final double MICROS = 1_000;
    private static final double SECOND_MILLIS = 1_000;

    private HtmlReport() {}

    /** The page. */
    public static String of(StormResult result) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <title>Boot storm: %1$s</title>
                <style>
                body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 56rem; color: #1b1f24; padding: 0 1rem; }
                h1 { font-size: 1.4rem; }
                pre { background: #f4f6f8; padding: 1rem; overflow-x: auto; }
                figure { margin: 2rem 0; }
                svg { width: 100%%; height: auto; }
                .box { fill: #f4f6f8; }
                polyline { fill: none; stroke: #0b6bcb; stroke-width: 2; }
                text { font-size: 13px; fill: #57606a; }
                </style>
                </head>
                <body>
                <h1>%1$s</h1>
                <pre>%2$s</pre>
                %3$s%4$s%5$s</body>
                </html>
                """.formatted(
                        Html.escape(result.verdict()),
                        Html.escape(TableReport.of(result)),
                        percentiles("Time of a request in ms, by percentile", result.files()),
                        percentiles("Time of a boot in ms, by percentile", result.boots()),
                        timeline(result));
    }

    /** Each step to the right halves the share of slower ones, so that the slow end can be read. */
    private static String percentiles(String title, Histogram micros) {
        List<Point> points = new ArrayList<>();
        double share = 1;
        for (int halvings = 0; share * micros.getTotalCount() >= 1 || halvings < 1; halvings++) {
            points.add(new Point(halvings, micros.getValueAtPercentile(100 * (1 - share)) / MICROS));
            share /= 2;
        }
        points.add(new Point(points.size(), micros.getMaxValue() / MICROS));
        return new Plot(title, points, "fastest", "slowest; each step to the left doubles their number").svg();
    }

    private static String timeline(StormResult result) {
        List<Point> points = new ArrayList<>();
        points.add(new Point(0, 0));
        Sample before = new Sample(0, 0, 0, 0, 0, 0);
        for (Sample now : result.timeline()) {
            double seconds = (now.millis() - before.millis()) / SECOND_MILLIS;
            if (seconds > 0) {
                points.add(new Point(now.millis(), (now.requests() - before.requests()) / seconds));
                before = now;
            }
        }
        return new Plot("Requests a second, over time", points, "start", "%.1f s".formatted(result.seconds())).svg();
    }
}
