package io.option150.registry.discovery.source;

import io.option150.web.Violation;
import java.util.regex.Pattern;

/** What a source may be called. */
final class SourceName {

    private static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    private SourceName() {}

    /**
     * Reads one.
     *
     * @throws io.option150.web.ProblemException 400, when none can be called so
     */
    static String of(String text) {
        return of("name", text);
    }

    /** The same of another field. */
    static String of(String field, String text) {
        if (!PATTERN.matcher(text).matches()) {
            throw new Violation(field, "must be 1 to 63 letters, digits, '.', '_' and '-', no sign first", text)
                    .exception();
        }
        return text;
    }
}
