package io.option150.config.common;

import io.option150.config.check.Fields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a record of a common file says: texts, lists and fields. Fields by name, since files give them no order. */
public sealed interface Value {

    /** Between names, with the places of entries of lists: {@code [1]/}. */
    Pattern STEP = Pattern.compile("(?:\\[[0-9]+\\])*(?:/|$)");

    /** Says nothing. */
    Tree NONE = new Tree(Map.of());

    /** A text; numbers and truths are texts as well. */
    record Text(String value) implements Value {
        @Override
        public String toString() {
            // It may be a secret.
            return value.length() + " characters";
        }
    }

    /** Values in their order. */
    record Items(List<Value> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** Values by name. */
    record Tree(SortedMap<String, Value> fields) implements Value {
        public Tree {
            fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        }

        /** These, in any order. */
        public Tree(Map<String, ? extends Value> fields) {
            this(new TreeMap<>(fields));
        }

        /** The same with other texts. */
        public Tree map(BinaryOperator<String> each) {
            var mapped = new TreeMap<String, Value>();
            fields.forEach((name, value) -> mapped.put(name, Value.map(name, value, each)));
            return new Tree(mapped);
        }

        /** Its secrets by path; none that is empty. */
        public SortedMap<String, String> secrets(Predicate<String> isSecret) {
            var secrets = new TreeMap<String, String>();
            map((path, text) -> {
                if (isSecret.test(path) && !text.isEmpty()) {
                    secrets.put(path, text);
                }
                return text;
            });
            return secrets;
        }
    }

    /** Whether the text at a path is never to be shown, as its name tells, or that of a list or of fields that it is in. */
    static boolean isSecret(String path) {
        return STEP.splitAsStream(path).anyMatch(Fields::isSecret);
    }

    private static Value map(String path, Value value, BinaryOperator<String> each) {
        return switch (value) {
            case Text text -> new Text(each.apply(path, text.value()));
            case Items list -> {
                var mapped = new ArrayList<Value>();
                for (var item : list.items()) {
                    mapped.add(map(path + "[" + mapped.size() + "]", item, each));
                }
                yield new Items(mapped);
            }
            case Tree tree -> {
                var mapped = new TreeMap<String, Value>();
                tree.fields().forEach((name, it) -> mapped.put(name, map(path + "/" + name, it, each)));
                yield new Tree(mapped);
            }
        };
    }
}
