package io.option150.edge.front;

import java.util.List;

/**
 * The state of this edge's service for phones (R23).
 *
 * @param state {@code running}, {@code stopping} while transfers are still open, or {@code stopped}
 * @param ready whether it knows all files and homes
 * @param loadedBy by what it came to know them: {@code TOPICS}, {@code SNAPSHOT}, {@code DISK} (stale: from before its
 *     start) or {@code NOTHING}
 * @param tftp addresses and ports served over TFTP
 * @param http addresses and ports served over HTTP
 * @param transfers open now
 * @param steps what was just done, in order, and the state after each step; empty when nothing was
 */
public record ServiceStatus(
        String state,
        boolean ready,
        String loadedBy,
        List<String> tftp,
        List<String> http,
        int transfers,
        List<ServiceStep> steps) {

    /**
     * One step.
     *
     * @param step what was done
     * @param state after it
     */
    public record ServiceStep(String step, String state) {}

    public ServiceStatus {
        tftp = List.copyOf(tftp);
        http = List.copyOf(http);
        steps = List.copyOf(steps);
    }
}
