package io.option150.files.config;

import io.option150.config.common.Value;
import io.option150.config.record.RefusedRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts kept secrets in the place of the masks of what is sent. Fields are found by their names. Entries of lists are found by what
 * else they say, never by their place alone: one that was taken out must not leave its secret to the next.
 */
final class KeptSecrets {

    private static final String NONE = "must be the secret itself: *** means the one that is kept, and there is none";
    private static final String NO_ENTRY =
            "must be the secret itself: *** means that of the kept entry whose other fields are the same, and there is none";
    private static final String MANY =
            "must be the secret itself: *** means that of the kept entry whose other fields are the same, and there are several";

    private final Predicate<String> isSecret;

    /** Texts at these paths are secrets. */
    KeptSecrets(Predicate<String> isSecret) {
        this.isSecret = isSecret;
    }

    /**
     * What is meant.
     *
     * @throws RefusedRecord where it is not clear which secret a mask stands for
     */
    Value.Tree meant(Value.Tree sent, Value.Tree kept) {
        return tree("", sent, kept, NONE);
    }

    private Value meant(String path, Value sent, @Nullable Value kept, String otherwise) {
        return switch (sent) {
            case Value.Text text -> text(path, text, kept, otherwise);
            case Value.Tree tree -> tree(path + "/", tree, kept, otherwise);
            case Value.Items list -> list(path, list, kept, otherwise);
        };
    }

    private Value.Text text(String path, Value.Text sent, @Nullable Value kept, String otherwise) {
        if (!isSecret.test(path) || !sent.value().equals(Masks.MASK)) {
            return sent;
        }
        if (kept instanceof Value.Text secret && !secret.value().isEmpty()) {
            return secret;
        }
        throw new RefusedRecord("content/" + path, otherwise, Masks.MASK);
    }

    private Value.Tree tree(String before, Value.Tree sent, @Nullable Value kept, String otherwise) {
        var meant = new TreeMap<String, Value>();
        sent.fields().forEach((name, value) -> {
            var there = kept instanceof Value.Tree tree ? tree.fields().get(name) : null;
            meant.put(name, meant(before + name, value, there, otherwise));
        });
        return new Value.Tree(meant);
    }

    private Value.Items list(String path, Value.Items sent, @Nullable Value kept, String otherwise) {
        var were = byIdentity(path, kept instanceof Value.Items list ? list.items() : List.of());
        var found = new HashMap<Optional<Value>, Iterator<Value>>();
        byIdentity(path, sent.items())
                .forEach((identity, are) ->
                        found.put(identity, counterparts(path, are, were.getOrDefault(identity, List.of()))));
        var meant = new ArrayList<Value>();
        for (var item : sent.items()) {
            var identity = identity(path, item);
            var counterparts = Objects.requireNonNull(found.get(identity), "one of each");
            var there = counterparts.hasNext() ? counterparts.next() : null;
            var why = were.isEmpty() ? otherwise : !were.containsKey(identity) ? NO_ENTRY : there == null ? MANY : NONE;
            meant.add(meant(path + "[" + meant.size() + "]", item, there, why));
        }
        return new Value.Items(meant);
    }

    /** Of entries that are alike, the kept one of each; none where that is not to be told. */
    private Iterator<Value> counterparts(String path, List<Value> are, List<Value> were) {
        if (Set.copyOf(were).size() == 1) {
            return Collections.nCopies(are.size(), were.getFirst()).iterator();
        }
        // As many as there were, all told as they are kept: none was taken out.
        boolean isUnchanged =
                are.equals(were.stream().map(it -> masked(path, it)).toList());
        return isUnchanged ? were.iterator() : Collections.emptyIterator();
    }

    private Map<Optional<Value>, List<Value>> byIdentity(String path, List<Value> items) {
        return items.stream().collect(Collectors.groupingBy(it -> identity(path, it)));
    }

    private Value masked(String path, Value value) {
        return switch (value) {
            case Value.Text text -> isSecret.test(path) ? new Value.Text(Masks.mask(text.value(), false)) : text;
            case Value.Items list ->
                new Value.Items(
                        list.items().stream().map(it -> masked(path, it)).toList());
            case Value.Tree tree -> {
                var fields = new TreeMap<String, Value>();
                tree.fields().forEach((name, it) -> fields.put(name, masked(path + "/" + name, it)));
                yield new Value.Tree(fields);
            }
        };
    }

    /** What tells an entry from others: what it says, secrets and what is in lists aside. */
    private Optional<Value> identity(String path, Value value) {
        return switch (value) {
            case Value.Text text ->
                Optional.<Value>of(text)
                        .filter(_ -> !isSecret.test(path) && !text.value().isEmpty());
            case Value.Items _ -> Optional.empty();
            case Value.Tree tree -> {
                var fields = new TreeMap<String, Value>();
                tree.fields()
                        .forEach((name, it) ->
                                identity(path + "/" + name, it).ifPresent(known -> fields.put(name, known)));
                yield Optional.<Value>of(new Value.Tree(fields)).filter(_ -> !fields.isEmpty());
            }
        };
    }
}
