package io.option150.config.render;

import io.option150.config.format.ConfigText;
import io.option150.config.format.KeyLine;
import io.option150.config.format.MalformedConfig;
import io.option150.config.record.OwnTemplate;
import io.option150.config.record.RefusedRecord;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks at a site's own template before any record uses it. */
public final class TemplateCheck {

    private static final Set<String> OF_GATEWAYS = Set.of("gateway", "group", "values");
    private static final Pattern LOOP = Pattern.compile("\\{#for\\s+([A-Za-z_][A-Za-z0-9_]*)\\s+in\\s");

    private TemplateCheck() {}

    /**
     * Reads it and, where all that it may ask for is known, fills it for sample phones.
     *
     * @throws BadTemplate naming template and line
     */
    public static void check(OwnTemplate own) {
        switch (own.form()) {
            case PHONE -> fill(own);
            case PHONE_TEXT -> lines(own);
            case GATEWAY -> names(own);
        }
    }

    private static void fill(OwnTemplate own) {
        OwnTemplates.root(own, OwnTemplate.Form.PHONE, Fingerprint.sampleValues("7945", false));
    }

    private static void lines(OwnTemplate own) {
        var text = OwnTemplates.render(own, OwnTemplate.Form.PHONE_TEXT, Fingerprint.sampleValues("7960", true));
        try {
            for (var line : KeyLine.of(ConfigText.of(text.getBytes(StandardCharsets.UTF_8)))) {
                if (line.key().isEmpty()) {
                    throw new BadTemplate(
                            own.name(),
                            0,
                            "what it gives has no key and value in its line "
                                    + line.place().line());
                }
            }
        } catch (MalformedConfig malformed) {
            throw new IllegalStateException("texts are UTF-8", malformed);
        }
    }

    /** What a gateway's record says is not known yet, but where a name begins is. */
    private static void names(OwnTemplate own) {
        var known = new HashSet<>(OF_GATEWAYS);
        LOOP.matcher(own.text()).results().forEach(it -> known.add(it.group(1)));
        for (var expression : OwnTemplates.template(own).getExpressions()) {
            if (expression.isLiteral()) {
                continue;
            }
            var first = expression.getParts().getFirst().getName();
            if (known.stream().noneMatch(it -> first.equals(it) || first.startsWith(it + "_"))) {
                throw new BadTemplate(
                        own.name(),
                        expression.getOrigin().getLine(),
                        "there is no " + first + "; a gateway's template sees gateway, group and values");
            }
        }
    }

    /**
     * Looks at it as a call sends it.
     *
     * @throws RefusedRecord naming line and rule
     */
    public static OwnTemplate checked(OwnTemplate own) {
        try {
            check(own);
            return own;
        } catch (BadTemplate bad) {
            var refused = new RefusedRecord(
                    bad.line() > 0 ? "text, line " + bad.line() : "text",
                    "must be a template that can be filled: " + bad.getMessage(),
                    "");
            refused.initCause(bad);
            throw refused;
        }
    }
}
