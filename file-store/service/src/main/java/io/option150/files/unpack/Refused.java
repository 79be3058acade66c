package io.option150.files.unpack;

import io.option150.unpack.RefusedPackage;
import io.option150.web.Problem;
import io.option150.web.ProblemException;
import io.option150.web.Violation;
import java.util.List;

/** What the call is answered that brings a package which is not unpacked. */
final class Refused {

    private Refused() {}

    static ProblemException of(RefusedPackage refused) {
        var violation = new Violation(refused.field(), refused.rule(), refused.value());
        var exception = new Problem(
                        "urn:option150:problem:package",
                        "This package is not unpacked",
                        refused.refusal().isOfSize() ? 413 : 422,
                        violation.sentence() + ". Nothing was stored.",
                        violation.field(),
                        violation.rule(),
                        violation.value(),
                        List.of(violation))
                .exception();
        exception.initCause(refused);
        return exception;
    }
}
