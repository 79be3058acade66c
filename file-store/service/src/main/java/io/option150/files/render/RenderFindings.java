package io.option150.files.render;

import io.option150.config.record.RefusedRecord;
import io.option150.files.check.FindingView;
import java.util.List;

/** What is wrong with records, in the form of what is wrong with files. */
public final class RenderFindings {

    private RenderFindings() {}

    /** A finding for each reason; they stand nowhere in a file. */
    public static List<FindingView> of(RefusedRecord refused) {
        return refused.refusals().stream()
                .map(it -> new FindingView("error", 1, 1, "record", it.value(), it.field() + " " + it.rule() + "."))
                .toList();
    }
}
