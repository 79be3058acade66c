package io.option150.files.config;

import io.option150.files.render.Rendering;
import io.option150.web.Problem;
import io.option150.web.ProblemException;
import io.option150.web.Violation;

/** What a record is answered whose file a phone could not use. */
final class Unusable {

    private Unusable() {}

    /** 422, each error as a violation. */
    static ProblemException problem(Rendering.Unfit unfit) {
        var violations = unfit.errors().stream()
                .map(it -> new Violation(
                        "line " + it.place().line() + ", column " + it.place().column(),
                        it.rule().id() + ": " + it.why(),
                        it.value()))
                .toList();
        var first = violations.getFirst();
        return new Problem(
                        "urn:option150:problem:device-config",
                        "Phones could not use this file",
                        422,
                        "The file %s that this record makes has %d errors; the first in %s: %s Nothing was stored."
                                .formatted(unfit.path(), violations.size(), first.field(), first.rule()),
                        first.field(),
                        first.rule(),
                        first.value(),
                        violations)
                .exception();
    }
}
