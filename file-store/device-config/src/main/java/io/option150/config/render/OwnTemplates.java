package io.option150.config.render;

import io.option150.config.format.ConfigText;
import io.option150.config.format.Element;
import io.option150.config.format.MalformedConfig;
import io.option150.config.format.XmlReader;
import io.option150.config.record.OwnTemplate;
import io.option150.config.record.RefusedRecord;
import io.quarkus.qute.Template;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Fills templates of a site's own, in the same sandbox as shipped ones. Those used last are read once. */
final class OwnTemplates {

    /** Most that are kept read; each has 64 KiB of text at most. */
    private static final int MOST = 32;

    private static final Sandbox XML = new Sandbox(Escapes::xml);
    private static final Sandbox LINES = new Sandbox(TextFile::plain);
    private static final Map<OwnTemplate, Template> READ = new LinkedHashMap<>(MOST, 0.75f, true);

    private OwnTemplates() {}

    /**
     * The text that it gives.
     *
     * @param form that it must be of
     * @throws RefusedRecord where it is of another form
     * @throws BadTemplate naming template and line
     */
    static String render(OwnTemplate own, OwnTemplate.Form form, Map<String, Object> values) {
        if (own.form() != form) {
            throw new RefusedRecord(
                    "template",
                    "must be of the form " + form.word() + "; that of " + own.name() + " is "
                            + own.form().word(),
                    own.name());
        }
        return sandbox(own).render(template(own), own.name(), values);
    }

    /**
     * The XML that it gives.
     *
     * @throws BadTemplate naming the line of what it gives
     */
    static Element root(OwnTemplate own, OwnTemplate.Form form, Map<String, Object> values) {
        var text = render(own, form, values);
        try {
            return XmlReader.read(ConfigText.of(text.strip().getBytes(StandardCharsets.UTF_8)));
        } catch (MalformedConfig malformed) {
            var bad = new BadTemplate(
                    own.name(),
                    0,
                    "what it gives is no well-formed XML in its line %d, column %d (%s)"
                            .formatted(
                                    malformed.place().line(), malformed.place().column(), malformed.fault()));
            bad.initCause(malformed);
            throw bad;
        }
    }

    /** Read as it is to be filled. */
    static Template template(OwnTemplate own) {
        synchronized (READ) {
            var read = READ.get(own);
            if (read == null) {
                read = sandbox(own).parse(own.name(), own.text());
                if (READ.size() >= MOST) {
                    READ.remove(READ.keySet().iterator().next());
                }
                READ.put(own, read);
            }
            return read;
        }
    }

    private static Sandbox sandbox(OwnTemplate own) {
        return own.form() == OwnTemplate.Form.PHONE_TEXT ? LINES : XML;
    }
}
