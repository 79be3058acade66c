package io.option150.edge.fleet;

import static io.restassured.RestAssured.given;

/** How many beats the metrics count. */
public final class BeatCount {

    private BeatCount() {}

    /** Of this outcome. */
    public static double of(String outcome) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("option150_fleet_beats_total{outcome=\"" + outcome + "\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
