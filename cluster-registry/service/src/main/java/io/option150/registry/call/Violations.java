package io.option150.registry.call;

import io.option150.web.Problem;
import io.option150.web.ProblemException;
import io.option150.web.Violation;
import java.util.ArrayList;
import java.util.List;

/** The rules that one input breaks, in the order in which they were found. Not for several threads. */
public final class Violations {

    private final List<Violation> found;

    public Violations() {
        this(List.of());
    }

    /** Begins with those that were found before. */
    public Violations(List<Violation> before) {
        this.found = new ArrayList<>(before);
    }

    public void add(String field, String rule, String value) {
        found.add(new Violation(field, rule, value));
    }

    /** Whether something was found of this field. */
    public boolean has(String field) {
        return found.stream().anyMatch(one -> one.field().equals(field));
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
