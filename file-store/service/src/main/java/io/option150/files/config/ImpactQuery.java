package io.option150.files.config;

import io.option150.web.Violation;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/**
 * How closely a change is looked at: {@code ?seconds=&examples=}.
 *
 * @param seconds for which files are made to see, 1 to 60
 * @param examples of changes, 0 to 20
 */
record ImpactQuery(
        @QueryParam("seconds") @DefaultValue("10") int seconds,
        @QueryParam("examples") @DefaultValue("3") int examples) {

    private static final int MOST_SECONDS = 60;
    private static final int MOST_EXAMPLES = 20;

    ImpactQuery {
        if (seconds < 1 || seconds > MOST_SECONDS) {
            throw new Violation("seconds", "must be 1 to " + MOST_SECONDS, Integer.toString(seconds)).exception();
        }
        if (examples < 0 || examples > MOST_EXAMPLES) {
            throw new Violation("examples", "must be 0 to " + MOST_EXAMPLES, Integer.toString(examples)).exception();
        }
    }
}
