package io.option150.edge.resolve;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.option150.edge.clock.Timers;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Which device speaks from which address (RES-8). An address from which several devices spoke of late is a translated
 * one and stands for none.
 */
@Singleton
final class Askers {

    /** The device that spoke last, and the moment until which an earlier, other one counts. */
    private record Voice(String device, long heard, long severalUntil) {}

    private final Cache<InetAddress, Voice> voices;
    private final Timers timers;
    private final long remember;

    @Inject
    Askers(ResolveSettings settings, Timers timers) {
        this.timers = timers;
        this.remember = settings.rememberAsker().toMillis();
        this.voices = Caffeine.newBuilder()
                .maximumSize(settings.askers())
                .executor(Runnable::run)
                .build();
    }

    /** A device's own file was asked for from this address. */
    void heard(InetAddress client, String device) {
        long now = timers.now();
        Voice before = voices.getIfPresent(client);
        long severalUntil = now;
        if (before != null) {
            boolean another = !before.device().equals(device) && now - before.heard() < remember;
            severalUntil = another ? before.heard() + remember : Math.max(before.severalUntil(), now);
        }
        voices.put(client, new Voice(device, now, severalUntil));
    }

    /** The key of the device that speaks from this address, if exactly one does. */
    Optional<String> device(InetAddress client) {
        Voice voice = voices.getIfPresent(client);
        if (voice == null) {
            return Optional.empty();
        }
        long now = timers.now();
        boolean alone = voice.severalUntil() - now <= 0;
        return alone && now - voice.heard() < remember ? Optional.of(voice.device()) : Optional.empty();
    }
}
