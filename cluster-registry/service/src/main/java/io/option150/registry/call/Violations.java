package io.option150.registry.call;

import io.option150.web.Problem;
import io.option150.web.ProblemException;
import io.option150.web.Violation;
import java.util.ArrayList;
import java.util.List;

/** The rules that one input breaks, in the order in which they were found. Not for several threads. */
public final class Violations {

    private final List<Violation> found = new ArrayList<>();

    public void add(String field, String rule, String value) {
        found.add(new Violation(field, rule, value));
    }

    public void addAll(List<Violation> more) {
        found.addAll(more);
    }

    public List<Violation> found() {
        return List.copyOf(found);
    }

    /**
     * Lets input pass that breaks no rule.
     *
     * @throws ProblemException 400, naming every violation
     */
    public void refuseIfAny() {
        if (!found.isEmpty()) {
            throw Problem.invalid(found).exception();
        }
    }
}
