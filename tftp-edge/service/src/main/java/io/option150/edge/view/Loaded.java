package io.option150.edge.view;

import io.option150.edge.name.ClassifiedName;
import io.option150.edge.name.Form;
import io.option150.edge.name.NameClass;
import io.option150.files.contract.FileTopics;
import io.option150.registry.contract.RegistryTopics;
import io.option150.trust.contract.TrustTopics;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * How far the view is complete, topic by topic, and by what. A topic that was known once stays so; it is in doubt while
 * something shows that the view may have missed what it tells: then what is held is served, and nobody is told that a file does
 * not exist (RES-5).
 */
@Singleton
public final class Loaded {

    private static final Logger LOG = Logger.getLogger(Loaded.class);

    /** All that the view is made of. */
    public static final List<String> TOPICS = List.of(
            RegistryTopics.CLUSTER_CHANGED,
            RegistryTopics.PHONE_MOVED,
            FileTopics.CONFIG_CHANGED,
            TrustTopics.TRUST_CHANGED);

    /** All that is followed: what this copy is to do, too, of which no answer to a phone is made. */
    public static final List<String> FOLLOWED = Stream.concat(
                    Stream.of(RegistryTopics.SERVICE_CHANGED), TOPICS.stream())
            .toList();

    /** By what a topic's part of the view was made complete. */
    public enum By {
        /** It is not, yet. */
        NOTHING,
        /** What this copy kept on disk from before its start, while nobody else tells: always in doubt. */
        DISK,
        /** The services' APIs, while the topic was not whole. */
        SNAPSHOT,
        /** The topic was read whole: its contents agree with its marker. */
        TOPICS
    }

    /**
     * What is known of a topic.
     *
     * @param by by what it was made known
     * @param doubt whether the view may have missed something of it
     * @param since when this became so
     */
    public record Part(By by, boolean doubt, Instant since) {

        /** Whether the view holds all that there is, as far as anyone can tell. */
        public boolean isSure() {
            return by.compareTo(By.DISK) > 0 && !doubt;
        }

        /** Whether the topic itself has proved it. */
        public boolean isWhole() {
            return by == By.TOPICS && !doubt;
        }
    }

    private final View view;
    private final InstantSource clock = InstantSource.system();
    private volatile Map<String, Part> parts;
    private volatile boolean sure;

    public Loaded(View view) {
        this.view = view;
        Map<String, Part> none = new LinkedHashMap<>();
        FOLLOWED.forEach(topic -> none.put(topic, new Part(By.NOTHING, false, clock.instant())));
        parts = none;
    }

    /** What is known of this topic. */
    public Part of(String topic) {
        Part part = parts.get(topic);
        if (part == null) {
            throw new IllegalArgumentException("topic must be one of " + FOLLOWED + ", is " + topic);
        }
        return part;
    }

    /** Whether every question can be answered, those for files that do not exist too. */
    public boolean isSure() {
        return sure;
    }

    /** Whether all was known once: from then on phones are served. */
    public boolean isLoaded() {
        return by() != By.NOTHING;
    }

    /** By what the view is complete: by the least of what its parts are. */
    public By by() {
        return TOPICS.stream().map(topic -> of(topic).by()).min(By::compareTo).orElseThrow();
    }

    /** Topics that bear on the answer for this file and are not known. */
    public List<String> unknown(ClassifiedName file) {
        return bearing(file).filter(topic -> of(topic).by() == By.NOTHING).toList();
    }

    /** Topics that bear on the answer for this file and are not known for sure. */
    public List<String> unsure(ClassifiedName file) {
        return bearing(file).filter(topic -> !of(topic).isSure()).toList();
    }

    /** Whoever completed a topic's part of the view says so. */
    public synchronized void becomes(String topic, By how) {
        set(topic, how, false);
    }

    /** The same, where it was completed by what may be out of date already. */
    public synchronized void becomesDoubtful(String topic, By how) {
        set(topic, how, true);
    }

    /** What was kept on disk stands in for a topic of which nobody has told anything; who has told is right. */
    public synchronized void standsIn(String topic) {
        if (of(topic).by() == By.NOTHING) {
            set(topic, By.DISK, true);
        }
    }

    /** The view may have missed something of this topic. */
    public synchronized void doubts(String topic) {
        if (!of(topic).doubt()) {
            set(topic, of(topic).by(), true);
        }
    }

    private void set(String topic, By how, boolean doubt) {
        By before = by();
        Map<String, Part> next = new LinkedHashMap<>(parts);
        next.put(topic, new Part(how, doubt, clock.instant()));
        boolean all = TOPICS.stream()
                .allMatch(one -> Objects.requireNonNull(next.get(one), "each has its part")
                        .isSure());
        if (all && !sure) {
            // First: an answer planned before must be seen to be old by whoever finds the view sure after it.
            view.proved();
        }
        parts = next;
        sure = all;
        By now = by();
        if (now != before) {
            LOG.infof("The view of clusters, devices, files and trust is complete, by %s", now);
        }
    }

    /** Homes and clusters say what a name means and whose it is; signatures and lists are of trust. */
    private static Stream<String> bearing(ClassifiedName file) {
        boolean trust = file.form() != Form.PLAIN
                || file.nameClass() == NameClass.CLUSTER_TRUST
                || file.nameClass() == NameClass.DEVICE_TRUST;
        return TOPICS.stream().filter(topic -> trust || !topic.equals(TrustTopics.TRUST_CHANGED));
    }
}
