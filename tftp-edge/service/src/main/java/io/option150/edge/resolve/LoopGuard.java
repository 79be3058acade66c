package io.option150.edge.resolve;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.option150.edge.clock.Timers;
import io.option150.edge.name.FileName;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Which names are being asked of peers, or were in vain a moment ago (RES-6). Letter case makes no difference here. */
@Singleton
final class LoopGuard {

    private static final int MOST = 100_000;

    private final Map<String, Integer> open = new ConcurrentHashMap<>();
    private final Cache<String, Long> inVain;
    private final Timers timers;
    private final long guard;

    LoopGuard(ResolveSettings settings, Timers timers) {
        this.timers = timers;
        this.guard = settings.loopGuard().toMillis();
        this.inVain =
                Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();
    }

    /** A name is being asked of some peer until the result is closed; more than once is fine. */
    Runnable open(FileName name) {
        String folded = name.folded();
        open.merge(folded, 1, Integer::sum);
        AtomicBoolean closed = new AtomicBoolean();
        return () -> {
            if (closed.compareAndSet(false, true)) {
                open.computeIfPresent(folded, (_, count) -> count == 1 ? null : count - 1);
            }
        };
    }

    /** Nobody had it. */
    void inVain(FileName name) {
        inVain.put(name.folded(), timers.now());
    }

    /** Whether a peer that asks for this name may be asking because we asked it. */
    boolean mayLoop(FileName name) {
        String folded = name.folded();
        if (open.containsKey(folded)) {
            return true;
        }
        Long when = inVain.getIfPresent(folded);
        return when != null && timers.now() - when < guard;
    }
}
