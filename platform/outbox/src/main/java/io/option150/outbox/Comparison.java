package io.option150.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.events.TopicContents.Told;
import io.option150.events.TopicMarker;
import io.option150.events.Version;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A topic beside its tables, key by key. Things whose own event still waits in the outbox are not counted as missing: it
 * will tell them.
 */
final class Comparison {

    private final TopicCopy topic;
    private final TablesLook tables;
    private final Set<String> waiting;
    private final ObjectMapper json;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> missing = new HashSet<>();
    private final List<String> strays = new ArrayList<>();
    private @Nullable String ahead;

    private Comparison(TopicCopy topic, TablesLook tables, Set<String> waiting, ObjectMapper json) {
        this.topic = topic;
        this.tables = tables;
        this.waiting = waiting;
        this.json = json;
    }

    /**
     * Compares.
     *
     * @param sources all kinds of things of this topic
     * @param snapshot a transaction that began after the topic was read
     * @param waiting keys whose events wait in the outbox, in that transaction
     * @param progress told at each thing
     */
    static Comparison of(
            TopicCopy topic,
            List<TopicSource> sources,
            Connection snapshot,
            TablesLook tables,
            Set<String> waiting,
            ObjectMapper json,
            Progress progress)
            throws SQLException, InterruptedException {
        var comparison = new Comparison(topic, tables, waiting, json);
        comparison.claims();
        for (var source : sources) {
            source.forEach(snapshot, change -> {
                comparison.thing(change);
                progress.tell();
            });
        }
        topic.contents().forEach(comparison::told);
        return comparison;
    }

    /** Why the tables cannot be the truth that this topic was made of; null: they can. */
    @Nullable
    String ahead() {
        return ahead;
    }

    /** Whether the topic has not told this thing as it is. */
    boolean isMissing(String key) {
        return missing.contains(key);
    }

    /** Whether this thing's own event waits in the outbox. */
    boolean isWaiting(String key) {
        return waiting.contains(key);
    }

    /** Things that are in the topic and not in the tables. */
    List<String> strays() {
        return strays;
    }

    private void claims() {
        TopicMarker marker = topic.marker();
        if (marker == null) {
            ahead("it has no marker, so nothing proves that it is the copy of these tables");
        } else if (marker.epoch() > tables.epoch()
                || (marker.epoch() == tables.epoch() && marker.sequence() > tables.sequence())) {
            ahead("its marker says %d/%d, the tables are at %d/%d"
                    .formatted(marker.epoch(), marker.sequence(), tables.epoch(), tables.sequence()));
        }
    }

    private void thing(Change change) {
        var key = change.key();
        seen.add(key);
        var told = topic.contents().of(key);
        var version = new Version(tables.epoch(), change.sequence());
        int order = told == null ? -1 : told.version().compareTo(version);
        if (told != null && (order > 0 || (order == 0 && !isSame(told, change)))) {
            ahead("it tells %s at %s, the tables %s".formatted(key, told.version(), order > 0 ? version : "otherwise"));
        } else if ((order < 0 || topic.isOutlived(key)) && !waiting.contains(key)) {
            missing.add(key);
        }
    }

    private boolean isSame(Told told, Change change) {
        return !told.gone() && topic.says(change.key(), bytes(change));
    }

    private byte[] bytes(Change change) {
        try {
            return json.writeValueAsBytes(Objects.requireNonNull(change.data(), "a thing that is has data"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + change.key(), e);
        }
    }

    private void told(String key, Told told) {
        if (told.version().epoch() > tables.epoch()) {
            ahead("it tells %s at %s, the tables are of epoch %d".formatted(key, told.version(), tables.epoch()));
        }
        if (!seen.contains(key) && !waiting.contains(key) && (!told.gone() || topic.isOutlived(key))) {
            strays.add(key);
        }
    }

    private void ahead(String why) {
        if (ahead == null) {
            ahead = why;
        }
    }
}
