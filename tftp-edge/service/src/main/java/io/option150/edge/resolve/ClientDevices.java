package io.option150.edge.resolve;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.option150.edge.name.NameMac;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Which device speaks from which address (RES-8). An address from which several devices spoke of late is a translated
 * one and stands for none.
 */
@Singleton
final class ClientDevices {

    private static final long NOTED_MILLIS = 1_000;

    /** The device that spoke last, and the moment until which an earlier, other one counts. */
    private record LastHeard(String device, long heard, long severalUntil) {}

    private final Cache<InetAddress, LastHeard> heard;
    private final long remember;

    ClientDevices(ResolveSettings settings) {
        this.remember = settings.rememberAsker().toMillis();
        this.heard = Caffeine.newBuilder()
                .maximumSize(settings.askers())
                .executor(Runnable::run)
                .build();
    }

    /**
     * A device's own file was asked for from this address.
     *
     * @param now on the clock of the timers
     */
    void heard(InetAddress client, String device, long now) {
        LastHeard before = heard.getIfPresent(client);
        while (before == null || isNews(before, device, now)) {
            LastHeard after = new LastHeard(device, now, before == null ? now : severalUntil(before, device, now));
            // Two devices may speak at once, on two loops: neither must be lost.
            boolean told = before == null
                    ? heard.asMap().putIfAbsent(client, after) == null
                    : heard.asMap().replace(client, before, after);
            if (told) {
                return;
            }
            before = heard.getIfPresent(client);
        }
    }

    /** The key of the device that speaks from this address, if exactly one does. */
    Optional<String> device(InetAddress client, long now) {
        LastHeard last = heard.getIfPresent(client);
        if (last == null) {
            return Optional.empty();
        }
        boolean alone = last.severalUntil() - now <= 0;
        return alone && now - last.heard() < remember ? Optional.of(last.device()) : Optional.empty();
    }

    /** A phone asks for several files at a time; that it speaks need not be noted for each of them. */
    private static boolean isNews(LastHeard last, String device, long now) {
        return now - last.heard() >= NOTED_MILLIS || !last.device().equals(device);
    }

    /** Names of one phone are no several devices, nor are the ports of a gateway. */
    private long severalUntil(LastHeard before, String device, long now) {
        boolean another = now - before.heard() < remember
                && !before.device().equals(device)
                && !NameMac.samePhone(before.device(), device);
        return another ? before.heard() + remember : Math.max(before.severalUntil(), now);
    }
}
