package io.option150.registry.gateway;

import io.option150.registry.gateway.CopyAnswer.Told;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How several answers become one: what one of them answers, with all names in it. */
sealed interface MergedPart {

    /** One page of a list. */
    String ITEMS = "items";

    String EDGE = "edgeId";

    String SERVICE = "service";

    /** One answer of all; there is one at least. */
    JsonObject merge(List<Told> answers);

    /**
     * Pages of lists: one page, each row with the name of whom it is of.
     *
     * @param label of that name
     * @param order of rows; those of one copy stay in its order where this says nothing
     * @param page from 0
     * @param size rows a page
     */
    record Rows(String label, Comparator<JsonObject> order, int page, int size) implements MergedPart {

        /** Newest first, where rows have the time when they ended, or their age. */
        static final Comparator<JsonObject> NEWEST_FIRST = Comparator.comparing(
                        (JsonObject row) -> row.getValue("time") instanceof String time ? instant(time) : Instant.MIN,
                        Comparator.reverseOrder())
                .thenComparing(row -> row.getValue("ageMillis") instanceof Number age ? age.longValue() : 0L);

        @Override
        public JsonObject merge(List<Told> answers) {
            var rows = new ArrayList<JsonObject>();
            long total = 0;
            for (var told : answers) {
                rows(told.answer())
                        .forEach(row -> rows.add(
                                new JsonObject().put(label, told.name()).mergeIn(row)));
                total += told.answer().getValue("total") instanceof Number number ? number.longValue() : 0;
            }
            rows.sort(order);
            var shown = rows.stream().skip((long) page * size).limit(size).toList();
            return new JsonObject()
                    .put(ITEMS, new JsonArray(shown))
                    .put("page", page)
                    .put("size", size)
                    .put("total", total);
        }

        private static Stream<JsonObject> rows(JsonObject answer) {
            return answer.getValue(ITEMS) instanceof JsonArray items
                    ? items.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast)
                    : Stream.empty();
        }

        /** RFC 3339 with and without fractions of a second, so that texts alone do not tell the order. */
        private static Instant instant(String time) {
            try {
                return Instant.parse(time);
            } catch (DateTimeParseException none) {
                return Instant.MIN;
            }
        }
    }

    /**
     * Short lists as a whole: one list, one after the other, each row with the name of whom it is of.
     *
     * @param label of that name
     */
    record All(String label) implements MergedPart {

        @Override
        public JsonObject merge(List<Told> answers) {
            return new JsonObject()
                    .put(
                            ITEMS,
                            new JsonArray(answers.stream()
                                    .flatMap(told -> Rows.rows(told.answer())
                                            .map(row -> new JsonObject()
                                                    .put(label, told.name())
                                                    .mergeIn(row)))
                                    .toList()));
        }
    }

    /**
     * Numbers, and it may be a page of entries: sums, the entries of all, and each copy's own numbers.
     *
     * @param rows of the entries; null: there are none
     */
    record Sums(@Nullable Rows rows) implements MergedPart {

        private static final String ENTRIES = "entries";

        @Override
        public JsonObject merge(List<Told> answers) {
            var sums = new JsonObject();
            var edges = new JsonArray();
            for (var told : answers) {
                var own = new JsonObject().put(EDGE, told.name());
                told.answer().forEach(field -> {
                    if (field.getValue() instanceof Number number) {
                        own.put(field.getKey(), number);
                        sums.put(field.getKey(), sums.getLong(field.getKey(), 0L) + number.longValue());
                    }
                });
                edges.add(own);
            }
            if (rows != null) {
                sums.put(
                        ENTRIES,
                        rows.merge(answers.stream()
                                .filter(told -> told.answer().getValue(ENTRIES) instanceof JsonObject)
                                .map(told -> new Told(told.name(), told.answer().getJsonObject(ENTRIES)))
                                .toList()));
            }
            return sums.put("edges", edges);
        }
    }

    /** What should be the same everywhere: what most say, and what others say instead. */
    record Opinions() implements MergedPart {

        @Override
        public JsonObject merge(List<Told> answers) {
            Map<JsonObject, List<String>> said = new LinkedHashMap<>();
            answers.forEach(told ->
                    said.computeIfAbsent(told.answer(), _ -> new ArrayList<>()).add(told.name()));
            var byWeight = said.entrySet().stream()
                    .sorted(Comparator.comparing(opinion -> -opinion.getValue().size()))
                    .toList();
            var differs = new JsonArray();
            byWeight.stream()
                    .skip(1)
                    .forEach(opinion ->
                            differs.add(opinion.getKey().copy().put("edges", new JsonArray(opinion.getValue()))));
            return byWeight.getFirst()
                    .getKey()
                    .copy()
                    .put("edges", new JsonArray(byWeight.getFirst().getValue()))
                    .put("differs", differs);
        }
    }
}
