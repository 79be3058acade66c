package io.option150.config.render;

import io.option150.config.check.Fields;
import io.option150.config.format.ConfigText;
import io.option150.config.format.Element;
import io.option150.config.format.MalformedConfig;
import io.option150.config.format.XmlReader;
import io.option150.config.record.Overrides;
import io.option150.config.record.OwnTemplate;
import io.option150.config.record.RefusedRecord;
import io.option150.config.record.Resolved;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * {@code SEP<MAC>.cnf.xml} of a record: what its template gives, with its fields and overrides put in, and a stamp drawn from the
 * digest of all the rest. The stamp is another one exactly when the bytes are: phones compare it to tell whether their file is new.
 */
final class PhoneFile {

    private static final Sandbox SANDBOX = new Sandbox(Escapes::xml);
    private static final ShippedTemplate SIP = new ShippedTemplate("sip.cnf.xml", SANDBOX);
    private static final ShippedTemplate SCCP = new ShippedTemplate("sccp.cnf.xml", SANDBOX);
    private static final ShippedTemplate LOAD_ONLY = new ShippedTemplate("load.cnf.xml", SANDBOX);

    private static final String SIP_PROFILE = "sipProfile/";

    private PhoneFile() {}

    static RenderedFile sip(Resolved record) {
        return of(record, SIP, true);
    }

    static RenderedFile sccp(Resolved record) {
        return of(record, SCCP, false);
    }

    /** Of a phone that takes all but its load from a text file. */
    static RenderedFile loadOnly(Resolved record) {
        return file(record, root(LOAD_ONLY.render(TemplateValues.of(record, true))));
    }

    private static RenderedFile of(Resolved record, ShippedTemplate template, boolean isSip) {
        var values = TemplateValues.of(record, false);
        var root = record.template()
                .map(own -> OwnTemplates.root(own.value(), OwnTemplate.Form.PHONE, values))
                .orElseGet(() -> root(template.render(values)));
        for (var field : record.fields().entrySet()) {
            var path = field.getKey();
            // A profile may be one of phones of both protocols.
            if (!path.startsWith(Fields.TEXT) && (isSip || !path.startsWith(SIP_PROFILE))) {
                root = Elements.with(
                        root, List.of(path.split("/", -1)), field.getValue().value());
            }
        }
        for (var overrides : record.overrides()) {
            root = Elements.merged(root, Overrides.root(overrides.value()));
        }
        return file(record, root);
    }

    private static RenderedFile file(Resolved record, Element content) {
        var root = Stamp.emptied(content);
        var text = Stamp.of(root);
        if (text.length() > ConfigText.MAX_BYTES) {
            throw new RefusedRecord(
                    "fields", "must make a file of 1048576 characters at most", String.valueOf(text.length()));
        }
        return new RenderedFile(record.device() + ".cnf.xml", text, Optional.of(root));
    }

    private static Element root(String xml) {
        try {
            return XmlReader.read(ConfigText.of(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (MalformedConfig malformed) {
            throw new IllegalStateException("A shipped template gives no XML", malformed);
        }
    }
}
