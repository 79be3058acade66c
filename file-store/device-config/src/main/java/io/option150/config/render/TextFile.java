package io.option150.config.render;

import io.option150.config.check.Fields;
import io.option150.config.format.ConfigText;
import io.option150.config.format.KeyLine;
import io.option150.config.format.MalformedConfig;
import io.option150.config.record.OwnTemplate;
import io.option150.config.record.RefusedRecord;
import io.option150.config.record.Resolved;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;

/** {@code SIP<MAC>.cnf} of a 7940 or 7960: keys with quoted values. */
final class TextFile {

    private static final ShippedTemplate TEMPLATE = new ShippedTemplate("sip.cnf", new Sandbox(TextFile::plain));

    private TextFile() {}

    static RenderedFile of(Resolved record) {
        var values = new LinkedHashMap<String, String>();
        var seen = TemplateValues.of(record, true);
        var rendered = record.template()
                .map(own -> OwnTemplates.render(own.value(), OwnTemplate.Form.PHONE_TEXT, seen))
                .orElseGet(() -> TEMPLATE.render(seen));
        try {
            for (var line : KeyLine.of(ConfigText.of(rendered.getBytes(StandardCharsets.UTF_8)))) {
                values.put(line.key(), line.value());
            }
        } catch (MalformedConfig malformed) {
            throw new IllegalStateException("What a template gives is UTF-8", malformed);
        }
        record.fields().forEach((path, value) -> {
            if (path.startsWith(Fields.TEXT)) {
                values.put(path.substring(Fields.TEXT.length()), plain(value.value()));
            }
        });
        var text = new StringBuilder();
        values.forEach(
                (key, value) -> text.append(key).append(": \"").append(value).append("\"\n"));
        return new RenderedFile("SIP" + record.mac() + ".cnf", text.toString());
    }

    /** There is no way to write a quote in quotes. */
    static String plain(String value) {
        if (value.contains("\"")) {
            throw new RefusedRecord("lines", "must hold no quotes on a 7940 or 7960 with SIP", "\"");
        }
        return value;
    }
}
