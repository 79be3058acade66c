package io.option150.config.record;

import io.option150.config.check.Fields;
import io.option150.config.format.ConfigText;
import io.option150.config.format.Element;
import io.option150.config.format.MalformedConfig;
import io.option150.config.format.XmlReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** XML that a record brings along. */
public final class Overrides {

    private static final int MOST_LETTERS = 64 * 1024;
    private static final Set<String> TAKEN =
            Set.of("fullConfig", "deviceProtocol", "loadInformation", "versionStamp", "encrConfig", "certHash");

    private Overrides() {}

    /**
     * The root of overrides that a record has taken.
     *
     * @throws RefusedRecord when it never had
     */
    public static Element root(String xml) {
        try {
            return XmlReader.read(ConfigText.of(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (MalformedConfig malformed) {
            throw new RefusedRecord("overrides", rule(malformed), "");
        }
    }

    static void check(String xml, Refusals refusals) {
        if (xml.isEmpty()) {
            return;
        }
        if (xml.length() > MOST_LETTERS) {
            refusals.require(false, "overrides", "must be 65536 characters at most", String.valueOf(xml.length()));
            return;
        }
        try {
            check(XmlReader.read(ConfigText.of(xml.getBytes(StandardCharsets.UTF_8))), refusals);
        } catch (MalformedConfig malformed) {
            refusals.require(false, "overrides", rule(malformed), "");
        }
    }

    private static void check(Element root, Refusals refusals) {
        refusals.require(root.is("device"), "overrides", "must have the root device", root.name());
        for (var taken : TAKEN) {
            refusals.require(
                    root.at(taken).isEmpty(), "overrides", "must not have what the record's own fields fill", taken);
        }
        // Only fields and lines are sealed; here a secret would be shown to everyone who reads records.
        root.all()
                .filter(it -> Fields.isSecret(it.name()) && !it.value().isEmpty())
                .forEach(it -> refusals.require(
                        false, "overrides", "must not hold secrets; they are fields, or of lines", it.name()));
    }

    private static String rule(MalformedConfig malformed) {
        return "must be well-formed XML; it is not in line %d, column %d (%s)"
                .formatted(malformed.place().line(), malformed.place().column(), malformed.fault());
    }
}
