package io.option150.registry.live;

import io.option150.registry.fleet.EdgeMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far things are; two of them tell what changed between.
 *
 * @param phones when a phone was seen last; empty: none was
 * @param records another number with each change on record
 * @param edges what there is to tell of edges
 * @param topics where the topics of other services end
 */
record Marks(String phones, long records, Set<EdgeMark> edges, Map<String, Long> topics) {

    Marks {
        edges = Set.copyOf(edges);
        topics = Map.copyOf(topics);
    }

    List<String> since(Marks before) {
        var changed = new ArrayList<String>();
        if (!phones.equals(before.phones)) {
            changed.add("phones");
        }
        if (!edges.equals(before.edges)) {
            changed.add("edges");
        }
        if (records != before.records) {
            changed.add("records");
        }
        if (differs(TopicEnds.FILES, before)) {
            changed.add("files");
        }
        if (differs(TopicEnds.TRUST, before)) {
            changed.add("trust");
        }
        return changed;
    }

    /** Of one whose end was not known before nothing is told: it may be as long as it was. */
    private boolean differs(String topic, Marks before) {
        var known = before.topics.get(topic);
        return known != null && !known.equals(topics.get(topic));
    }
}
