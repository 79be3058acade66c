package io.option150.outbox;

import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a failure that lasts: at once when it begins, every ten minutes, and when its cause is another one that is there
 * 10 s later. Retries would fill the log.
 */
final class Troubles {

    private static final Duration AGAIN_AFTER = Duration.ofMinutes(10);
    private static final Duration OTHER_AFTER = Duration.ofSeconds(10);

    private final Logger log;
    private @Nullable String told;
    private long at;

    Troubles(Logger log) {
        this.log = log;
    }

    /** Says why events wait, unless that was said lately. */
    void tell(Logger.Level level, String why, @Nullable Throwable unexpected) {
        var since = Duration.ofNanos(System.nanoTime() - at);
        boolean news = told == null || since.compareTo(told.equals(why) ? AGAIN_AFTER : OTHER_AFTER) > 0;
        if (news) {
            log.log(level, "Events wait in the outbox: " + why, unexpected);
            told = why;
            at = System.nanoTime();
        }
    }

    /** It is over. */
    void end() {
        told = null;
    }
}
