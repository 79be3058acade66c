package io.option150.registry.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.registry.call.FieldRules;
import io.option150.registry.call.JsonFields;
import io.option150.registry.contract.ServiceState;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what is to be done. */
@Singleton
class DesiredFormReader {

    /** A number near the highest there is would be the last. */
    private static final int MOST_AHEAD = 1_000;

    private static final List<String> FIELDS = FieldRules.namesOf(DesiredForm.class);

    private final FieldRules rules;

    DesiredFormReader(FieldRules rules) {
        this.rules = rules;
    }

    /**
     * Reads it; fields left out stay as they are.
     *
     * @param state as it is
     * @param restart the highest number so far: nobody has a lower one obeyed
     * @throws io.option150.web.ProblemException 400, naming every broken rule
     */
    DesiredForm read(@Nullable JsonNode body, ServiceState state, long restart) {
        var json = JsonFields.of(body, FIELDS);
        int highest = (int) Math.min(restart, Integer.MAX_VALUE - MOST_AHEAD);
        var form = new DesiredForm(json.choice("state", state), json.integer("restart", highest));
        if (form.restart() < highest) {
            json.refuse(
                    "restart",
                    "must be " + highest + " as it is, or a higher number, which restarts",
                    Integer.toString(form.restart()));
        }
        if (form.restart() > highest + MOST_AHEAD) {
            json.refuse(
                    "restart",
                    "must be at most " + (highest + MOST_AHEAD) + ", " + MOST_AHEAD + " more than the highest so far",
                    Integer.toString(form.restart()));
        }
        return rules.check(form, json).good();
    }

    /** Whether it says something of the state. */
    boolean namesState(@Nullable JsonNode body) {
        return body != null && body.has("state");
    }
}
