package io.option150.storm.plan;

/** Which ports there are. */
final class Ports {

    private static final int LARGEST = 65_535;

    private Ports() {}

    static void require(String field, int port) {
        if (port < 1 || port > LARGEST) {
            throw new IllegalArgumentException(field + " must be 1 to " + LARGEST + ", is " + port);
        }
    }
}
