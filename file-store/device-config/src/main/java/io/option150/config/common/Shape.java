package io.option150.config.common;

import io.option150.config.record.Refusals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a value must look like, and what templates see of it. */
sealed interface Shape {

    /** Notes what is wrong with a value, with the field that it stands in. */
    void check(String field, Value value, Refusals refusals);

    /** Whether it must be there. */
    default boolean isRequired() {
        return false;
    }

    /** As templates see it: texts, lists and maps, with what is left out filled in. */
    Object filled(@Nullable Value value);

    /**
     * A text.
     *
     * @param otherwise what it is where it is left out; null: it must be there
     * @param rule why a text may not stand under a name; empty: it may
     */
    record OfText(@Nullable String otherwise, BiFunction<String, String, Optional<String>> rule) implements Shape {

        @Override
        public boolean isRequired() {
            return otherwise == null;
        }

        @Override
        public void check(String field, Value value, Refusals refusals) {
            if (!(value instanceof Value.Text text)) {
                refusals.require(false, field, "must be a text", "");
                return;
            }
            var name = field.substring(field.lastIndexOf('/') + 1);
            refusals.requireAllowed(
                    field, text.value(), rule.apply(name, text.value()).orElse(""), Value.isSecret(field));
        }

        @Override
        public Object filled(@Nullable Value value) {
            return value instanceof Value.Text text ? text.value() : otherwise == null ? "" : otherwise;
        }
    }

    /** Of one shape, some of them. */
    record OfList(Shape each, int least, int most) implements Shape {

        @Override
        public boolean isRequired() {
            return least > 0;
        }

        @Override
        public void check(String field, Value value, Refusals refusals) {
            if (!(value instanceof Value.Items list)) {
                refusals.require(false, field, "must be a list", "");
                return;
            }
            int count = list.items().size();
            refusals.require(
                    count >= least && count <= most, field, "must be " + least + " to " + most, String.valueOf(count));
            for (int at = 0; at < Math.min(count, most); at++) {
                each.check(field + "[" + at + "]", list.items().get(at), refusals);
            }
        }

        @Override
        public Object filled(@Nullable Value value) {
            var filled = new ArrayList<Object>();
            if (value instanceof Value.Items list) {
                list.items().forEach(it -> filled.add(each.filled(it)));
            }
            return filled;
        }
    }

    /** Of one shape, each under a name of its own. */
    record OfNames(Pattern names, String rule, Shape each, int most) implements Shape {

        @Override
        public void check(String field, Value value, Refusals refusals) {
            if (!(value instanceof Value.Tree tree)) {
                refusals.require(false, field, "must be fields with values", "");
                return;
            }
            int count = tree.fields().size();
            refusals.require(count <= most, field, "must be " + most + " at most", String.valueOf(count));
            tree.fields().entrySet().stream().limit(most).forEach(it -> {
                refusals.require(names.matcher(it.getKey()).matches(), field, rule, it.getKey());
                each.check(field + "/" + it.getKey(), it.getValue(), refusals);
            });
        }

        @Override
        public Object filled(@Nullable Value value) {
            var filled = new LinkedHashMap<String, Object>();
            if (value instanceof Value.Tree tree) {
                tree.fields().forEach((name, it) -> filled.put(name, each.filled(it)));
            }
            return filled;
        }
    }

    /** Fields, each of its own shape. */
    record OfFields(Map<String, Shape> fields) implements Shape {

        @Override
        public void check(String field, Value value, Refusals refusals) {
            if (!(value instanceof Value.Tree tree)) {
                refusals.require(false, field, "must be fields with values", "");
                return;
            }
            tree.fields().keySet().stream()
                    .filter(it -> !fields.containsKey(it))
                    .forEach(it -> refusals.require(
                            false, field, "must have no other fields than " + String.join(", ", fields.keySet()), it));
            fields.forEach((name, shape) -> {
                var path = field + "/" + name;
                var there = tree.fields().get(name);
                if (there != null) {
                    shape.check(path, there, refusals);
                } else {
                    refusals.require(!shape.isRequired(), path, "must be there", "");
                }
            });
        }

        @Override
        public Object filled(@Nullable Value value) {
            var filled = new LinkedHashMap<String, Object>();
            var tree = value instanceof Value.Tree it ? it : Value.NONE;
            fields.forEach(
                    (name, shape) -> filled.put(name, shape.filled(tree.fields().get(name))));
            return filled;
        }
    }

    /** Whatever a site's own template asks for: 500 entries in each list and tree at most. */
    record OfAnything(Shape text, Pattern names) implements Shape {

        private static final int MOST = 500;

        @Override
        public void check(String field, Value value, Refusals refusals) {
            switch (value) {
                case Value.Text it -> text.check(field, it, refusals);
                case Value.Items it -> new OfList(this, 0, MOST).check(field, it, refusals);
                case Value.Tree it ->
                    new OfNames(names, "must be letters, digits and _, as templates can ask for", this, MOST)
                            .check(field, it, refusals);
            }
        }

        @Override
        public Object filled(@Nullable Value value) {
            return switch (value) {
                case null -> "";
                case Value.Text it -> text.filled(it);
                case Value.Items it -> new OfList(this, 0, MOST).filled(it);
                case Value.Tree it -> new OfNames(names, "", this, MOST).filled(it);
            };
        }
    }

    /** A text of at most so many characters that must be there. */
    static Shape text(int most) {
        return new OfText(null, (_, text) -> text.isBlank() ? Optional.of("must not be empty") : longest(text, most));
    }

    /** A text of at most so many characters. */
    static Shape optional(int most) {
        return new OfText("", (_, text) -> longest(text, most));
    }

    /** A text that fits a pattern. */
    static Shape like(@Nullable String otherwise, Pattern pattern, String rule) {
        return new OfText(
                otherwise, (_, text) -> pattern.matcher(text).matches() ? Optional.empty() : Optional.of(rule));
    }

    /** One of these words. */
    static Shape word(@Nullable String otherwise, String... words) {
        return new OfText(
                otherwise,
                (_, text) -> List.of(words).contains(text)
                        ? Optional.empty()
                        : Optional.of("must be "
                                + Stream.of(words).filter(it -> !it.isEmpty()).collect(Collectors.joining(" or "))));
    }

    /** Fields by name; even places are names. */
    static Shape fields(Object... namesAndShapes) {
        var fields = new LinkedHashMap<String, Shape>();
        for (int at = 0; at < namesAndShapes.length; at += 2) {
            fields.put((String) namesAndShapes[at], (Shape) namesAndShapes[at + 1]);
        }
        return new OfFields(fields);
    }

    private static Optional<String> longest(String text, int most) {
        return text.length() <= most ? Optional.empty() : Optional.of("must be " + most + " characters at most");
    }
}
