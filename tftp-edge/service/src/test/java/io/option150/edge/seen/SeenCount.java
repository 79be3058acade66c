package io.option150.edge.seen;

import static io.restassured.RestAssured.given;

/** How many requests of phones the metrics count, by whether the suite is told of them. */
public final class SeenCount {

    private SeenCount() {}

    /** Of this outcome. */
    public static double of(String outcome) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("option150_seen_requests_total{outcome=\"" + outcome + "\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
