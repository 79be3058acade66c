package io.option150.config.render;

import io.quarkus.qute.LoopSectionHelper;
import io.quarkus.qute.TemplateException;

/** {@code for} over what a record has. Over a number, as templates may elsewhere, it could go on for ever. */
final class RecordLoop extends LoopSectionHelper.Factory {

    private static final String ITERABLE = "iterable";

    @Override
    public LoopSectionHelper initialize(SectionInitContext section) {
        var iterable = section.getExpression(ITERABLE);
        if (iterable == null || iterable.isLiteral()) {
            throw new TemplateException(section.getOrigin(), "a loop goes over a list of the record");
        }
        return super.initialize(section);
    }
}
