package io.option150.edge.view;

import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Whether the view is complete enough to serve phones, and by what. It never becomes incomplete again. */
@Singleton
public final class Loaded {

    private static final Logger LOG = Logger.getLogger(Loaded.class);

    /** By what the view was made complete. */
    public enum By {
        /** It is not, yet. */
        NOTHING,
        /** The services' APIs, while Kafka was away. */
        SNAPSHOT,
        /** The topics were read to the end that they had at start. */
        TOPICS
    }

    private volatile By by = By.NOTHING;

    /** By what the view is complete. */
    public By by() {
        return by;
    }

    /** Whether phones can be served. */
    public boolean isLoaded() {
        return by != By.NOTHING;
    }

    /** Whoever completed the view says so. */
    public void becomes(By how) {
        if (how != by) {
            by = how;
            LOG.infof("The view of clusters, devices and files is complete, by %s", how);
        }
    }
}
