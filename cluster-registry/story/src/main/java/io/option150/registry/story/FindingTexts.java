package io.option150.registry.story;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reason and next step of a finding in a person's language: English, or 简体中文. */
public final class FindingTexts {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private static final FindingTexts ENGLISH = new FindingTexts("findings_en.properties");
    private static final FindingTexts CHINESE = new FindingTexts("findings_zh.properties");

    /** Arguments that may be {@link Home#OWN}. */
    private static final Set<String> CLUSTERS = Set.of("cluster", "other", "heldCluster");

    private final Properties texts = new Properties();

    private FindingTexts(String file) {
        try (var bytes = Objects.requireNonNull(FindingTexts.class.getResourceAsStream(file), file);
                var reader = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The texts in that language; English for all languages that there are none for. */
    public static FindingTexts of(Locale language) {
        return language.getLanguage().equals("zh") ? CHINESE : ENGLISH;
    }

    /** Why the phone does not work. */
    public String reason(Finding finding) {
        return text(finding, "reason");
    }

    /** What to do. */
    public String nextStep(Finding finding) {
        return text(finding, "next");
    }

    /** A text may stand for all variants of a kind; one that is missing altogether shows its key. */
    private String text(Finding finding, String part) {
        String own = finding.id() + (finding.variant().isEmpty() ? "" : "." + finding.variant()) + "." + part;
        String plain = finding.id() + "." + part;
        return fill(texts.getProperty(own, texts.getProperty(plain, own)), finding.args());
    }

    /** Each place once: what stands in an argument is never looked at. */
    private String fill(String text, Map<String, String> args) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(
                        value(place.group(1), args.getOrDefault(place.group(1), place.group()))));
    }

    private String value(String name, String value) {
        return value.equals(Home.OWN) && CLUSTERS.contains(name) ? texts.getProperty("own", value) : value;
    }
}
