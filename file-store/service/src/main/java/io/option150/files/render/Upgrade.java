package io.option150.files.render;

import io.option150.audit.Audit;
import io.option150.files.aside.Aside;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Has files made anew that another version of the service made of other templates, and looks at records again that it refused: after
 * the start, and once more for what a copy of that version made while both ran.
 */
@Singleton
class Upgrade {

    private static final Logger LOG = Logger.getLogger(Upgrade.class);
    private static final Duration AGAIN = Duration.ofMinutes(10);
    private static final int LOOKS = 2;

    private final Audit audit;
    private final RenderQueue queue;
    private final Aside aside;
    private final AtomicBoolean isAtWork = new AtomicBoolean();
    private final AtomicInteger looks = new AtomicInteger();
    private volatile long looked;

    Upgrade(Audit audit, RenderQueue queue, Aside aside) {
        this.audit = audit;
        this.queue = queue;
        this.aside = aside;
    }

    /** Looks where it is time to. */
    Uni<Void> look() {
        if (!isDue() || !isAtWork.compareAndSet(false, true)) {
            return Uni.createFrom().voidItem();
        }
        return aside.run(Templates::fingerprint)
                .chain(templates -> audit.transaction(session -> queue.addBehind(session, templates)))
                .invoke(this::done)
                .onTermination()
                .invoke(() -> isAtWork.set(false))
                .replaceWithVoid();
    }

    private boolean isDue() {
        return looks.get() == 0 || (looks.get() < LOOKS && System.nanoTime() - looked > AGAIN.toNanos());
    }

    private void done(int behind) {
        looked = System.nanoTime();
        looks.incrementAndGet();
        if (behind > 0) {
            LOG.infof("Files of %d phones are made anew: another version made them, or refused to", behind);
        }
    }
}
