package io.option150.registry.device;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.registry.call.JsonFields;
import io.option150.registry.call.Violations;
import io.option150.registry.cluster.ClusterId;
import io.option150.web.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A move as an admin orders it (R15).
 *
 * @param from where the admin takes the device to be
 * @param to its new home
 */
record MoveForm(ClusterId from, ClusterId to) {

    /**
     * Reads a request's body.
     *
     * @throws ProblemException 400, naming every broken rule
     */
    static MoveForm read(@Nullable JsonNode body) {
        var violations = new Violations();
        var json = JsonFields.of(body, violations, List.of("from", "to"));
        var from = json.requiredText("from").flatMap(text -> DeviceForm.home("from", text, violations));
        var to = json.requiredText("to").flatMap(text -> DeviceForm.home("to", text, violations));
        to.filter(target -> from.filter(target::equals).isPresent())
                .ifPresent(same -> violations.add("to", "must be another cluster than 'from'", same.text()));
        violations.refuseIfAny();
        return new MoveForm(from.orElseThrow(), to.orElseThrow());
    }
}
