package io.option150.registry.call;

import io.option150.web.Violation;
import java.util.List;

/**
 * What was read of a request. Of a field that could not be read the form has what it would have without it, so that the rules
 * that one record cannot break alone are still checked over the rest, and everything is told at once.
 *
 * @param form what was read
 * @param violations the rules that it breaks by itself
 */
public record Checked<F>(F form, List<Violation> violations) {

    public Checked {
        violations = List.copyOf(violations);
    }

    /**
     * The form of a request that breaks no rule by itself.
     *
     * @throws io.option150.web.ProblemException 400, naming every violation
     */
    public F good() {
        new Violations(violations).refuseIfAny();
        return form;
    }
}
