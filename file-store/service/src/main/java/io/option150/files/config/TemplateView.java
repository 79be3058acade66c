package io.option150.files.config;

import io.option150.files.record.KeptTemplate;
import io.option150.files.record.Stored;
import java.time.Instant;

/**
 * A site's own template as it is told.
 *
 * @param version counts its changes from 1
 * @param sequence of its last change; its ETag
 * @param modified when that was
 * @param who made it
 */
record TemplateView(String name, String form, String text, long version, long sequence, Instant modified, String who) {

    static TemplateView of(Stored<KeptTemplate> template) {
        return new TemplateView(
                template.value().name(),
                template.value().form(),
                template.value().text(),
                template.version(),
                template.sequence(),
                template.modified(),
                template.who());
    }
}
