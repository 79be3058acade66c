package io.option150.files.api;

import io.option150.files.tree.Precondition;
import io.option150.web.PageQuery;
import io.option150.web.Violation;
import io.vertx.ext.web.RoutingContext;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What a raw call's headers and query say besides its path. */
final class Query {

    static final String RECORD = "record";
    private static final String CURRENT = "current";

    private Query() {}

    /** What a writer demands of the file as it is. */
    static Precondition precondition(RoutingContext call) {
        return new Precondition(
                list(call, "If-Match"),
                list(call, "If-None-Match"),
                call.request().getHeader("If-Unmodified-Since"));
    }

    /** A field that is a list, its lines put together (RFC 9110, section 5.3); null when there is none. */
    private static @Nullable String list(RoutingContext call, String field) {
        var lines = call.request().headers().getAll(field);
        return lines.isEmpty() ? null : String.join(", ", lines);
    }

    /** {@code ?ignore-case=true|false}; false when left out. */
    static boolean isIgnoringCase(RoutingContext call) {
        return flag(call, "ignore-case");
    }

    /** {@code ?literal=true|false}: whether the path is a file's, even if it ends like a history's; false when left out. */
    static boolean isLiteral(RoutingContext call) {
        return flag(call, "literal");
    }

    /** {@code ?force=true|false}: whether a phone's file with errors is stored all the same; false when left out. */
    static boolean isForced(RoutingContext call) {
        return flag(call, "force");
    }

    /** {@code ?to=}: number of a version, {@code record}, or {@code current}, which it is when left out. */
    static String to(RoutingContext call) {
        return parameter(call, "to", CURRENT);
    }

    /** The version that {@link #to} names by its number; empty where it names none. */
    static OptionalLong version(String to) {
        if (to.equals(CURRENT) || to.equals(RECORD)) {
            return OptionalLong.empty();
        }
        if (!FileTarget.NUMBER.matcher(to).matches()) {
            throw new Violation("to", "must be a number from 1, current or record", to).exception();
        }
        return OptionalLong.of(Long.parseLong(to));
    }

    /** {@code ?prefix=} of paths; empty when left out. */
    static String prefix(RoutingContext call) {
        return parameter(call, "prefix", "");
    }

    /** {@code ?page=&size=}, as every list has them. */
    static PageQuery page(RoutingContext call) {
        return new PageQuery(number(call, "page", "0"), number(call, "size", "100"));
    }

    private static boolean flag(RoutingContext call, String name) {
        var text = parameter(call, name, "false");
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Violation(name, "must be true or false", text).exception();
        };
    }

    private static int number(RoutingContext call, String name, String otherwise) {
        var text = parameter(call, name, otherwise);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            var violation = new Violation(name, "must be a whole number", text).exception();
            violation.initCause(e);
            throw violation;
        }
    }

    private static String parameter(RoutingContext call, String name, String otherwise) {
        var values = call.queryParam(name);
        return values.isEmpty() ? otherwise : values.getFirst();
    }
}
