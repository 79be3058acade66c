package io.option150.edge.resolve;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.option150.edge.name.ClassifiedName;
import io.option150.edge.name.Form;
import io.option150.edge.name.NameClass;
import io.option150.edge.name.NameMac;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where phones without a record are at home, by what this copy heard: in the one cluster that has their own files. It is taken
 * first, so that a phone need not wait for a slow cluster that stands before its own. The others are asked beside it all the
 * same: where a second one has the files, the order decides again (RES-4). Safe for use by several threads.
 */
@Singleton
final class LearnedHomes {

    private static final Duration EXPIRES_AFTER = Duration.ofDays(30);

    /** By phone: the clusters that have files of it, and the name of one that each has, without the ending of a form. */
    private final Cache<String, Map<String, String>> havers;

    LearnedHomes(ResolveSettings settings) {
        this.havers = Caffeine.newBuilder()
                .maximumSize(settings.askers())
                .expireAfterWrite(EXPIRES_AFTER)
                .executor(Runnable::run)
                .build();
    }

    /** Notes what a cluster answers to a phone without a record. */
    void heard(Question question, String clusterId, Answer answer) {
        phone(question).ifPresent(phone -> {
            ClassifiedName file = question.file();
            switch (answer) {
                // What is served although its cluster does not answer confirms nothing.
                case Answer.Found found
                when found.origin().source() != Source.STALE -> has(phone, clusterId, file.base());
                // A cluster without the signed form may have the plain one.
                case Answer.NotFound _ when file.form() == Form.PLAIN -> lacks(phone, clusterId, file.base());
                case Answer.Found _, Answer.NotFound _, Answer.Unreachable _ -> {
                    // Nothing is learned.
                }
            }
        });
    }

    /** These clusters, the one first that is the phone's home as far as is known; as they are where none is, or several are. */
    List<String> first(Question question, List<String> clusterIds) {
        Set<String> have =
                phone(question).map(havers::getIfPresent).map(Map::keySet).orElse(Set.of());
        List<String> among = have.isEmpty()
                ? List.of()
                : clusterIds.stream().filter(have::contains).toList();
        if (among.size() != 1) {
            return clusterIds;
        }
        List<String> ordered = new ArrayList<>(clusterIds);
        ordered.removeAll(among);
        ordered.addAll(0, among);
        return ordered;
    }

    /** The phone without a record whose own file is asked for. */
    private static Optional<String> phone(Question question) {
        boolean own = question.file().nameClass() == NameClass.DEVICE;
        return own && !question.plan().homeAlone()
                ? question.file().device().map(NameMac::deviceName)
                : Optional.empty();
    }

    private void has(String phone, String clusterId, String file) {
        havers.asMap().merge(phone, Map.of(clusterId, file), (before, more) -> {
            Map<String, String> all = new HashMap<>(before);
            all.putAll(more);
            return Map.copyOf(all);
        });
    }

    /** Phones of older firmware ask for names that their home does not have, beside the one that it has. */
    private void lacks(String phone, String clusterId, String file) {
        havers.asMap().computeIfPresent(phone, (_, before) -> {
            if (!file.equals(before.get(clusterId))) {
                return before;
            }
            Map<String, String> left = new HashMap<>(before);
            left.remove(clusterId);
            return left.isEmpty() ? null : Map.copyOf(left);
        });
    }
}
