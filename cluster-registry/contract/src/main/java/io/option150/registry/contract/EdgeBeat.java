package io.option150.registry.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a copy of the edge tells of itself, every 5 s and at each change of its state.
 *
 * @param edgeId its name among all copies
 * @param version of its build
 * @param started when it was started
 * @param state {@code starting} until it knows all files and homes, {@code running}, {@code stopping} while transfers are
 *     still open, or {@code stopped}
 * @param addresses where it answers
 * @param transfers open now, over TFTP and HTTP
 * @param topics how far it follows each topic
 * @param desired state that it was told to be in; null: it was told nothing yet
 * @param restart the highest restart number that it has obeyed
 * @param steps of the last stop, start or restart that it was told, in order; at most 8
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record EdgeBeat(
        String edgeId,
        String version,
        Instant started,
        String state,
        Addresses addresses,
        int transfers,
        List<TopicPosition> topics,
        @Nullable ServiceState desired,
        long restart,
        List<Step> steps) {

    /**
     * One step towards what was told.
     *
     * @param step what was done, in a few words
     * @param state after it, as {@link EdgeBeat#state}
     * @param time when it was done
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Step(String step, String state, Instant time) {
        public Step {
            Objects.requireNonNull(step, "step");
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(time, "time");
        }
    }

    /**
     * Addresses with ports, e.g. {@code 192.0.2.1:6969} or {@code [2001:db8::1]:6969}.
     *
     * @param tftp for phones
     * @param http for phones
     * @param api for admins and services
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Addresses(List<String> tftp, List<String> http, List<String> api) {
        public Addresses {
            tftp = List.copyOf(tftp);
            http = List.copyOf(http);
            api = List.copyOf(api);
        }
    }

    /**
     * How far a copy follows a topic.
     *
     * @param topic its name
     * @param epoch of the newest that was applied; 0: nothing was, or the topic is not whole
     * @param sequence the newest in that epoch that was applied; 0: none
     * @param behind records that Kafka holds and the copy has not read; -1: it does not know
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record TopicPosition(String topic, long epoch, long sequence, long behind) {
        public TopicPosition {
            Objects.requireNonNull(topic, "topic");
        }
    }

    public EdgeBeat {
        Objects.requireNonNull(edgeId, "edgeId");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(started, "started");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(addresses, "addresses");
        topics = List.copyOf(topics);
        // Copies of before 1.1 tell none.
        steps = steps == null ? List.of() : List.copyOf(steps);
    }

    /** A beat without what was told, as schema 1.0 has it. */
    public EdgeBeat(
            String edgeId,
            String version,
            Instant started,
            String state,
            Addresses addresses,
            int transfers,
            List<TopicPosition> topics) {
        this(edgeId, version, started, state, addresses, transfers, topics, null, 0, List.of());
    }
}
