package io.option150.files.render;

import io.option150.audit.Audit;
import io.option150.files.aside.Aside;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Has files made anew that another version of the service made of other templates, and looks at records again that it refused: after
 * the start, and twice more for what a copy of that version made while both ran: soon, since most end soon, and much later.
 */
@Singleton
class Upgrade {

    private static final Logger LOG = Logger.getLogger(Upgrade.class);
    private static final List<Duration> AFTER_THE_FIRST = List.of(Duration.ofMinutes(1), Duration.ofMinutes(10));

    private final Audit audit;
    private final RenderQueue queue;
    private final Aside aside;
    private final AtomicBoolean isAtWork = new AtomicBoolean();
    private final AtomicInteger looks = new AtomicInteger();
    private final List<Duration> again;
    private volatile long first;

    @Inject
    Upgrade(Audit audit, RenderQueue queue, Aside aside) {
        this(audit, queue, aside, AFTER_THE_FIRST);
    }

    /**
     * One that looks again.
     *
     * @param again how long after the first look, in order
     */
    Upgrade(Audit audit, RenderQueue queue, Aside aside, List<Duration> again) {
        this.again = again;
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
        int done = looks.get();
        return done == 0
                || (done <= again.size()
                        && System.nanoTime() - first >= again.get(done - 1).toNanos());
    }

    private void done(int behind) {
        if (looks.get() == 0) {
            first = System.nanoTime();
        }
        looks.incrementAndGet();
        if (behind > 0) {
            LOG.infof("Files of %d phones are made anew: another version made them, or refused to", behind);
        }
    }
}
