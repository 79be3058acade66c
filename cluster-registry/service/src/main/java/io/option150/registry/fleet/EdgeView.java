package io.option150.registry.fleet;

import io.option150.registry.contract.EdgeBeat;
import io.option150.registry.contract.ServiceState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A copy of the edge.
 *
 * @param edgeId its name among all copies
 * @param version of its build
 * @param started when it was started
 * @param state what it told last: {@code starting}, {@code running}, {@code stopping} or {@code stopped}
 * @param addresses where it answers
 * @param transfers open when it told of itself last
 * @param lastSeen when it did
 * @param silentSince the same, when that is more than 15 s ago; null: it is heard
 * @param topics how far it follows each topic
 * @param desired state of its service that it has heard of; null: of none
 * @param restart the highest restart number that it has obeyed
 * @param steps of the last stop, start or restart that it was told
 * @param namesake where another copy answers that tells of itself by the same id; empty: none does. Both are told apart by nothing
 *     else, so what is shown here is now of the one and now of the other
 */
public record EdgeView(
        String edgeId,
        String version,
        Instant started,
        String state,
        EdgeBeat.Addresses addresses,
        int transfers,
        Instant lastSeen,
        @Nullable Instant silentSince,
        List<TopicLag> topics,
        @Nullable ServiceState desired,
        long restart,
        List<EdgeBeat.Step> steps,
        List<String> namesake) {

    /**
     * How far a copy follows a topic. It has applied all when its newest is the newest that any copy has, and nothing is
     * behind.
     *
     * @param topic its name
     * @param epoch of the newest that the copy has applied; 0: none, or the topic is not whole there
     * @param sequence the newest in that epoch that it has applied
     * @param newestEpoch of the newest that any copy has applied
     * @param newestSequence the newest in that epoch
     * @param behind records that Kafka holds and the copy has not read; -1: it does not know
     */
    public record TopicLag(
            String topic, long epoch, long sequence, long newestEpoch, long newestSequence, long behind) {}
}
