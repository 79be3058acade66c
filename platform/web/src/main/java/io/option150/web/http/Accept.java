package io.option150.web.http;

import io.option150.web.Problem;
import io.vertx.core.http.HttpServerRequest;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which types of an answer a client takes: {@code Accept} (RFC 9110, section 12.5.1). */
public final class Accept {

    // A type of Java's HttpURLConnection is a lone star.
    private static final Pattern RANGE = Pattern.compile(
            "\\s*(?:(?<type>[^\\s/;,\"]+)/(?<subtype>[^\\s/;,\"]+)|\\*)\\s*(?<parameters>(?:;.*)?)", Pattern.DOTALL);

    private static final Pattern NEVER =
            Pattern.compile("(?:^|;)\\s*q\\s*=\\s*0?(?:\\.0*)?\\s*(?:;|$)", Pattern.CASE_INSENSITIVE);

    // A comma in a quoted parameter parts nothing (section 5.6.1).
    private static final Pattern ELEMENT =
            Pattern.compile("(?:[^,\"]++|\"(?:[^\"\\\\]++|\\\\.)*+\"?)++", Pattern.DOTALL);

    private Accept() {}

    /** Lets a call of a raw route pass, as {@link #require(List, Collection)} does. */
    public static void require(HttpServerRequest call, String... made) {
        require(call.headers().getAll("Accept"), List.of(made));
    }

    /**
     * Lets a call pass whose answer has a type that the client takes.
     *
     * @param lines of {@code Accept}; without one everything is taken
     * @param made the types that there are
     * @throws io.option150.web.ProblemException 406, naming them
     */
    public static void require(List<String> lines, Collection<String> made) {
        if (!lines.isEmpty() && made.stream().noneMatch(type -> isTaken(lines, type))) {
            throw Problem.of(
                            406,
                            "not-acceptable",
                            "Not acceptable",
                            "This call is answered as " + String.join(", ", made) + "; Accept is "
                                    + String.join(", ", lines) + ".")
                    .exception();
        }
    }

    /** As the range says that fits best: a type that is named goes before {@code type/*}, that before all. */
    private static boolean isTaken(List<String> lines, String made) {
        int best = -1;
        boolean taken = false;
        for (var line : lines) {
            var elements = ELEMENT.matcher(line);
            while (elements.find()) {
                var range = RANGE.matcher(elements.group());
                if (range.matches()) {
                    int fit = fit(range.group("type"), range.group("subtype"), made);
                    if (fit > best) {
                        best = fit;
                        taken = !NEVER.matcher(range.group("parameters")).find();
                    }
                }
            }
        }
        return taken;
    }

    /** How well a range fits a type; -1 for not at all. A range without any type is one of all. */
    private static int fit(String type, String subtype, String made) {
        if (type == null || type.equals("*")) {
            return 0;
        }
        if (subtype.equals("*")) {
            return made.startsWith(type.toLowerCase(Locale.ROOT) + "/") ? 1 : -1;
        }
        return made.equalsIgnoreCase(type + "/" + subtype) ? 2 : -1;
    }
}
