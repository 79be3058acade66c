package io.option150.files.record;

import io.option150.config.record.OwnTemplate;

/**
 * A site's own template as it is kept.
 *
 * @param form by its word
 */
public record KeptTemplate(String name, String form, String text) implements Kept<OwnTemplate> {

    @Override
    public OwnTemplate record() {
        return new OwnTemplate(name, OwnTemplate.Form.of(form), text);
    }
}
