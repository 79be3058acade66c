package io.option150.files.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.option150.files.record.KeptTemplate;
import io.option150.files.record.Stored;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A site's own template as it is told.
 *
 * @param text a list leaves it out
 * @param version counts its changes from 1
 * @param sequence of its last change; its ETag
 * @param modified when that was
 * @param who made it
 */
record TemplateView(
        String name,
        String form,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String text,
        long version,
        long sequence,
        Instant modified,
        String who) {

    static TemplateView of(Stored<KeptTemplate> template) {
        return of(template, template.value().text());
    }

    /** Of one in a list. */
    static TemplateView brief(Stored<KeptTemplate> template) {
        return of(template, null);
    }

    private static TemplateView of(Stored<KeptTemplate> template, @Nullable String text) {
        return new TemplateView(
                template.value().name(),
                template.value().form(),
                text,
                template.version(),
                template.sequence(),
                template.modified(),
                template.who());
    }
}
