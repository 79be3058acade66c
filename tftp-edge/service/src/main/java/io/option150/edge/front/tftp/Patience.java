package io.option150.edge.front.tftp;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.option150.edge.name.FileName;
import io.option150.edge.resolve.ResolveSettings;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Duration;

/**
 * Counts how often a client has asked for a file that nobody could tell of: silence while it still repeats, then an error
 * with the reason (RES-5).
 */
@Singleton
final class Patience {

    /** A client that has not repeated for this long begins anew; phones repeat after 2 s or a few more. */
    private static final Duration FORGET = Duration.ofSeconds(30);

    private static final int MOST = 100_000;

    private record Asker(InetAddress client, FileName name) {}

    private final Cache<Asker, Integer> tries;
    private final int silentTries;

    Patience(ResolveSettings settings) {
        this.silentTries = settings.silentTries();
        this.tries = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(FORGET)
                .executor(Runnable::run)
                .build();
    }

    /** Counts one more try and answers whether it is to be met with silence. */
    boolean silent(InetAddress client, FileName name) {
        Asker asker = new Asker(client, name);
        boolean silent = tries.asMap().merge(asker, 1, Integer::sum) <= silentTries;
        if (!silent) {
            tries.invalidate(asker);
        }
        return silent;
    }

    /** The file was found or is known to be missing: the count begins anew. */
    void answered(InetAddress client, FileName name) {
        if (tries.estimatedSize() > 0) {
            tries.invalidate(new Asker(client, name));
        }
    }
}
