package io.option150.registry.push;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.registry.call.FieldRules;
import io.option150.registry.call.JsonFields;
import io.option150.registry.callmanager.Wish;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a phone is to be asked. */
@Singleton
class PushFormReader {

    private static final List<String> FIELDS = FieldRules.namesOf(PushForm.class);

    private final FieldRules rules;

    PushFormReader(FieldRules rules) {
        this.rules = rules;
    }

    /** @throws io.option150.web.ProblemException 400, naming every broken rule */
    PushForm read(@Nullable JsonNode body) {
        var json = JsonFields.of(body, FIELDS);
        var after = body == null ? null : body.get("after");
        boolean isSequence =
                after == null || (after.isIntegralNumber() && after.canConvertToLong() && after.longValue() >= 0);
        if (!isSequence) {
            json.refuse("after", "must be a whole number, 0 or more", String.valueOf(after));
        }
        return rules.check(
                        new PushForm(
                                json.choice("wish", Wish.CHECK),
                                json.text("endpoint", ""),
                                after == null || !isSequence ? 0 : after.longValue()),
                        json)
                .good();
    }
}
