package io.option150.registry.phone;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** How well phones are heard. */
@Singleton
class PhoneMetrics {

    private final AtomicInteger readable = new AtomicInteger();
    private final AtomicLong known = new AtomicLong();
    private final Counter stored;
    private final Counter full;
    private final Counter unread;
    private final Counter untold;
    private final Timer age;

    PhoneMetrics(MeterRegistry registry) {
        Gauge.builder("option150.phones.readable", readable, AtomicInteger::doubleValue)
                .description("1: the topic by which edges tell of phones is there and fit to be read, else 0")
                .register(registry);
        Gauge.builder("option150.phones.known", known, AtomicLong::doubleValue)
                .description("Phones that were seen and are kept")
                .register(registry);
        this.stored = Counter.builder("option150.phones.requests")
                .description("Requests of phones that were stored, repeated reports counted again")
                .register(registry);
        this.full = Counter.builder("option150.phones.refused")
                .description("Messages of phones beyond option150.phones.most, dropped")
                .register(registry);
        this.unread = Counter.builder("option150.phones.unread")
                .description("Records that could not be read, sent to phone-seen-unread")
                .register(registry);
        this.untold = Counter.builder("option150.phones.unread.lost")
                .description("Of these those that phone-seen-unread did not take")
                .register(registry);
        this.age = Timer.builder("option150.phones.age")
                .description("From a record's arrival in Kafka until it is stored")
                .register(registry);
    }

    void readable(boolean topic) {
        readable.set(topic ? 1 : 0);
    }

    void known(long phones) {
        known.set(phones);
    }

    void stored(long requests) {
        stored.increment((double) requests);
    }

    void refused(long messages) {
        full.increment((double) messages);
    }

    void unread() {
        unread.increment();
    }

    void untold() {
        untold.increment();
    }

    void age(Duration oldest) {
        age.record(oldest);
    }
}
