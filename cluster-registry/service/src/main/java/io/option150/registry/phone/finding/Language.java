package io.option150.registry.phone.finding;

import io.option150.registry.call.Violations;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The language in which texts are told: English, or 简体中文.
 *
 * @param lang {@code en} or {@code zh-CN}; null: as the header says
 * @param accepted {@code Accept-Language} (RFC 9110, section 12.5.4)
 */
public record Language(
        @Parameter(description = "Language of texts, en or zh-CN; else Accept-Language says it, else it is English")
        @QueryParam("lang")
        @Nullable
        String lang,

        @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable
        String accepted) {

    private static final List<Locale> KNOWN = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    /** More is no wish of a person. */
    private static final int LONGEST = 500;

    public Language {
        if (lang != null && !isKnown(lang)) {
            var violations = new Violations();
            violations.add("lang", "must be en or zh-CN", lang);
            violations.refuseIfAny();
        }
    }

    /** The one that is asked for. */
    public Locale locale() {
        if (lang != null) {
            return Locale.forLanguageTag(lang);
        }
        if (accepted == null || accepted.length() > LONGEST) {
            return Locale.ENGLISH;
        }
        try {
            for (var range : Locale.LanguageRange.parse(accepted)) {
                var language = Locale.forLanguageTag(range.getRange()).getLanguage();
                if (range.getWeight() > 0
                        && KNOWN.stream().anyMatch(known -> known.getLanguage().equals(language))) {
                    return Locale.forLanguageTag(range.getRange());
                }
            }
        } catch (IllegalArgumentException _) {
            // A header that cannot be read has no wish in it (RFC 9110, section 12.1).
            return Locale.ENGLISH;
        }
        return Locale.ENGLISH;
    }

    private static boolean isKnown(String tag) {
        return KNOWN.stream()
                .anyMatch(known ->
                        tag.equalsIgnoreCase(known.getLanguage()) || tag.equalsIgnoreCase(known.toLanguageTag()));
    }
}
