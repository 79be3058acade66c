package io.option150.outbox;

import io.option150.web.settings.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How events leave this service. */
@ConfigMapping(prefix = "option150.outbox")
public interface OutboxSettings {

    /** Whether this copy takes part in relaying. False only where another process relays. */
    @WithDefault("true")
    boolean enabled();

    /** CloudEvents source of all events of this service, e.g. {@code /option150/cluster-registry}. */
    String source();

    /** Topics that this service owns; the relay makes those that are missing, compacted, of one partition. */
    List<String> topics();

    /** Copies of each topic made, where the relay makes it; -1 leaves it to the broker's default. */
    @WithDefault("-1")
    short replicationFactor();

    /** Events of one Kafka transaction at most. */
    @Range("1 to 10000")
    @WithDefault("500")
    int batchSize();

    /** How long the relay sleeps at the most when nothing wakes it; the wake-up by NOTIFY is the normal way. */
    @Range("above 0")
    @WithDefault("1s")
    Duration poll();

    /** Pause after a failure, and between two tries to become the one relay at work. */
    @Range("above 0")
    @WithDefault("500ms")
    Duration retry();
}
