package io.option150.files.config;

import io.option150.config.record.OwnTemplate;
import io.option150.config.render.TemplateCheck;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A site's own template as it is sent.
 *
 * @param form what it makes: phone, phone-text or gateway
 * @param text in Qute, up to 65536 characters
 */
@Schema(
        requiredProperties = {"form", "text"},
        examples = """
        {"form":"gateway","text":"<device><name>{gateway.name}</name>{#for port in values.ports}<port>{port}</port>{/for}</device>"}""")
record TemplateForm(@Nullable String form, @Nullable String text) {

    /** Looked at, which takes a processor for some milliseconds. */
    OwnTemplate template(String name) {
        return TemplateCheck.checked(new OwnTemplate(name, OwnTemplate.Form.of(Asked.text(form)), Asked.text(text)));
    }
}
