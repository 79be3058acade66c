package io.option150.config.check;

import io.option150.config.format.ConfigText;
import io.option150.config.format.Element;
import io.option150.config.format.KeyLine;
import io.option150.config.format.MalformedConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code SIP<MAC>.cnf} and {@code SIPDefault.cnf}: the keys and values of 7940 and 7960 phones. */
final class SipText {

    private static final List<Key> KEYS = Tables.rows("sip-text-keys.tsv", 2).stream()
            .map(row -> new Key(Pattern.compile(row.get(0)), ValueRule.of(row.get(1))))
            .toList();

    private SipText() {}

    static void check(ConfigText text, Subject subject) throws MalformedConfig {
        var firsts = new HashMap<String, KeyLine>();
        for (var line : KeyLine.of(text)) {
            if (line.key().isEmpty()) {
                subject.find(Rule.KEY_SYNTAX, line.place(), "");
                continue;
            }
            var key = line.key().toLowerCase(Locale.ROOT);
            var first = firsts.putIfAbsent(key, line);
            if (first != null) {
                subject.find(Rule.KEY_TWICE, line.place(), key, first.place().line());
            }
            check(key, line, subject);
        }
    }

    private static void check(String key, KeyLine line, Subject subject) {
        var field = new Element(key, List.of(), line.value(), line.place(), List.of());
        if (line.value().contains("\t")) {
            subject.find(Rule.KEY_TAB, field);
        }
        if (line.value().isEmpty() || field.value().equalsIgnoreCase("UNPROVISIONED")) {
            return;
        }
        find(key)
                .ifPresentOrElse(
                        rule -> rule.check(field, subject), () -> subject.find(Rule.KEY_UNKNOWN, line.place(), key));
        if (Secrets.isSecret(key)) {
            subject.find(Rule.SECRET_IN_CLEAR, field, key);
        }
        if (key.equals("dial_template") && subject.lacksAll(field.value() + ".xml")) {
            subject.find(Rule.FILE_MISSING, field, field.value() + ".xml");
        }
    }

    /** The rule of a key, in lower case. */
    static Optional<ValueRule> find(String key) {
        return KEYS.stream()
                .filter(it -> it.names.matcher(key).matches())
                .map(Key::rule)
                .findFirst();
    }

    /** Keys of one rule. */
    private record Key(Pattern names, ValueRule rule) {}
}
