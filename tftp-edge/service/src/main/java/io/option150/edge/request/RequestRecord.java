package io.option150.edge.request;

import java.time.Instant;
import java.util.List;

/**
 * One request and how it ended.
 *
 * @param time when it ended
 * @param front {@code tftp} or {@code http}
 * @param client the client's address
 * @param device key of the device whose file it is; empty if the name carries none
 * @param name as asked for
 * @param nameClass what the name stands for (RES-2); empty when the name was refused
 * @param outcome {@code served}, {@code not_found}, {@code refused}, {@code failed}, {@code aborted} or {@code silent}
 * @param source {@code cache}, {@code local}, {@code remote}, {@code stale} or {@code none}
 * @param cluster the remote cluster whose bytes they were; empty for own files
 * @param peer the peer that sent them; empty for own files
 * @param bytes sent and, over TFTP, acknowledged
 * @param durationMillis from the request to its end
 * @param retransmits packets sent again (TFTP)
 * @param detail why, in a few words; empty when served
 */
public record RequestRecord(
        Instant time,
        String front,
        String client,
        String device,
        String name,
        String nameClass,
        String outcome,
        String source,
        String cluster,
        String peer,
        long bytes,
        long durationMillis,
        int retransmits,
        String detail) {

    /** How a request may end. */
    public static final List<String> OUTCOMES =
            List.of("served", "not_found", "refused", "failed", "aborted", "silent");
}
