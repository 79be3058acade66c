package io.option150.registry.live;

import io.option150.files.contract.FileTopics;
import io.option150.trust.contract.TrustTopics;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where the topics of other services end: that one is longer tells that something of theirs has changed. Nothing of them is read, so
 * that it costs the same however much changes.
 */
@Singleton
class TopicEnds {

    /** Each has one partition. */
    static final String FILES = FileTopics.CONFIG_CHANGED;

    static final String TRUST = TrustTopics.TRUST_CHANGED;

    private static final Logger LOG = Logger.getLogger(TopicEnds.class);
    private static final int TIMEOUT_MS = 4_000;
    private static final Set<String> TOPICS = Set.of(FILES, TRUST);

    private final Uni<Admin> admin;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile @Nullable Admin made;
    private volatile Map<String, Long> last = Map.of();

    TopicEnds(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        var config = new HashMap<>(kafka);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        // Looks up the brokers' names, which may take its time; a name that does not resolve yet is tried again.
        this.admin = Uni.createFrom()
                .item(() -> keep(Admin.create(config)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .memoize()
                .until(() -> made == null);
    }

    void stop(@Observes ShutdownEvent event) {
        var open = made;
        if (open != null) {
            open.close(Duration.ZERO);
        }
    }

    /**
     * By topic, as they were when they could be asked for; one that is not there yet is left out. It waits for nothing: they are asked
     * for again meanwhile.
     */
    Map<String, Long> look() {
        if (asking.compareAndSet(false, true)) {
            admin.chain(this::ask)
                    .eventually(() -> asking.set(false))
                    .subscribe()
                    .with(
                            now -> last = now,
                            failure -> LOG.debugf("The ends of topics were not looked for: %s", failure));
        }
        return last;
    }

    /** Kafka's client calls a topic that is not there yet an error, so that only those are asked for that are. */
    private Uni<Map<String, Long>> ask(Admin client) {
        return Uni.createFrom()
                .completionStage(() -> client.listTopics().names().toCompletionStage())
                .map(there -> TOPICS.stream()
                        .filter(there::contains)
                        .collect(Collectors.toMap(topic -> new TopicPartition(topic, 0), _ -> OffsetSpec.latest())))
                .chain(asked -> asked.isEmpty()
                        ? Uni.createFrom().item(Map.<TopicPartition, ListOffsetsResultInfo>of())
                        : Uni.createFrom()
                                .completionStage(
                                        () -> client.listOffsets(asked).all().toCompletionStage()))
                .map(ends -> {
                    var now = new HashMap<>(last);
                    ends.forEach((of, end) -> now.put(of.topic(), end.offset()));
                    return Map.copyOf(now);
                });
    }

    private Admin keep(Admin client) {
        made = client;
        return client;
    }
}
