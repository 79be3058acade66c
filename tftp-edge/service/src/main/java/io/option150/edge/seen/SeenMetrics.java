package io.option150.edge.seen;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** What became of the reports on phones, and of the requests in them. */
@Singleton
final class SeenMetrics {

    private final Counter sent;
    private final Counter lost;
    private final Counter told;
    private final Counter full;
    private final Counter many;
    private final Counter late;
    private final Counter unsent;

    SeenMetrics(MeterRegistry registry) {
        this.sent = messages(registry, "sent");
        this.lost = messages(registry, "lost");
        this.told = requests(registry, "told");
        this.full = requests(registry, "full");
        this.many = requests(registry, "many");
        this.late = requests(registry, "late");
        this.unsent = requests(registry, "unsent");
    }

    /** A message with so many requests is held by Kafka. */
    void sent(int requests) {
        sent.increment();
        told.increment(requests);
    }

    /** A message with so many requests could not be sent. */
    void lost(int requests) {
        lost.increment();
        unsent.increment(requests);
    }

    /** There was no room for a request. */
    void full() {
        full.increment();
    }

    /** A phone asked more within a second than a message holds. */
    void many() {
        many.increment();
    }

    /** So many requests waited too long: messages could not be sent. */
    void late(int requests) {
        late.increment(requests);
    }

    private static Counter messages(MeterRegistry registry, String outcome) {
        return Counter.builder("option150.seen.messages")
                .description("Messages on what phones asked, by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }

    private static Counter requests(MeterRegistry registry, String outcome) {
        return Counter.builder("option150.seen.requests")
                .description("Requests of phones, by whether the suite is told of them: told, or why not")
                .tag("outcome", outcome)
                .register(registry);
    }
}
