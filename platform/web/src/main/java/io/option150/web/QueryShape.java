package io.option150.web;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a query parameter may look like, by the type it is read as. */
enum QueryShape {
    TEXT(null),
    TEXTS(null),
    INT("must be a whole number, at most " + Integer.MAX_VALUE),
    LONG("must be a whole number, at most " + Long.MAX_VALUE),
    FLAG("must be true or false");

    private final @Nullable String rule;

    QueryShape(@Nullable String rule) {
        this.rule = rule;
    }

    static QueryShape of(Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return INT;
        }
        if (type == long.class || type == Long.class) {
            return LONG;
        }
        if (type == boolean.class || type == Boolean.class) {
            return FLAG;
        }
        return Collection.class.isAssignableFrom(type) ? TEXTS : TEXT;
    }

    /** The rule that these values of one parameter break. */
    Optional<String> fault(List<String> values) {
        if (this != TEXTS && values.size() > 1) {
            return Optional.of("must be given once");
        }
        return values.stream().allMatch(this::fits) ? Optional.empty() : Optional.ofNullable(rule);
    }

    private boolean fits(String text) {
        return switch (this) {
            case TEXT, TEXTS -> true;
            case INT -> isBelow(text, Integer.MAX_VALUE);
            case LONG -> isBelow(text, Long.MAX_VALUE);
            case FLAG -> text.equals("true") || text.equals("false");
        };
    }

    private static boolean isBelow(String text, long max) {
        try {
            return Math.absExact(Long.parseLong(text)) <= max;
        } catch (NumberFormatException | ArithmeticException _) {
            return false;
        }
    }
}
