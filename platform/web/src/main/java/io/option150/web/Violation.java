package io.option150.web;

import java.util.List;

/**
 * One broken rule.
 *
 * @param field JSON name or parameter, e.g. {@code tftpAddresses}
 * @param rule what holds for good input, as the end of "field …": e.g. {@code has at most 3 addresses (R7)}
 * @param value what came, cut to a sane length
 */
public record Violation(String field, String rule, String value) {

    private static final int MAX_VALUE = 200;

    public Violation {
        if (value.length() > MAX_VALUE) {
            value = value.substring(0, MAX_VALUE) + "…";
        }
    }

    /** Field, rule and value in one line. */
    public String sentence() {
        return field + ": " + rule + "; got: " + value;
    }

    /** This violation alone, ready to be thrown. */
    public ProblemException exception() {
        return Problem.invalid(List.of(this)).exception();
    }
}
