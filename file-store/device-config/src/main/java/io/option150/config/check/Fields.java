package io.option150.config.check;

import io.option150.config.format.Element;
import io.option150.config.format.Place;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The table of fields, asked by path: {@code vendorConfig/webAccess} is the element {@code webAccess} in {@code vendorConfig} of
 * a phone's file, {@code cnf/timer_t1} the key of a 7940's or 7960's text file. For what writes files; what reads them has rules
 * of its own.
 */
public final class Fields {

    /** Before keys of text files. */
    public static final String TEXT = "cnf/";

    private static final String ROOT = "device";

    private Fields() {}

    /**
     * Why a value may not stand at a path.
     *
     * @param path from the root's children down, steps with {@code /} between, spelled as the table does
     * @return a sentence; empty: it may
     */
    public static Optional<String> refusal(String path, String value) {
        if (path.startsWith(TEXT)) {
            var key = path.substring(TEXT.length());
            var rule = key.equals(key.toLowerCase(Locale.ROOT)) ? SipText.find(key) : Optional.<ValueRule>empty();
            return rule.isEmpty() ? Optional.of("is no key of a text file") : refusal(rule.get(), key, value);
        }
        var around = ROOT;
        var steps = List.of(path.split("/", -1));
        for (var step : steps.subList(0, steps.size() - 1)) {
            var spelling = FieldTable.spelling(around, step);
            if (spelling.filter(step::equals).isEmpty()
                    || !(FieldTable.find(around, step).orElse(null) instanceof ValueRule.Group group)
                    || group.isRepeated()) {
                return Optional.of(unknown(spelling, step));
            }
            around = step;
        }
        return refusal(around, steps.getLast(), value);
    }

    /**
     * Why a value may not stand in an element in another: {@code host} in {@code line/proxy}.
     *
     * @return a sentence; empty: it may
     */
    public static Optional<String> refusal(String around, String name, String value) {
        var spelling = FieldTable.spelling(around, name);
        var rule = FieldTable.find(around, name);
        if (rule.isEmpty() || spelling.filter(name::equals).isEmpty() || rule.get() instanceof ValueRule.Group) {
            return Optional.of(unknown(spelling, name));
        }
        return refusal(rule.get(), name, value);
    }

    /** Whether what stands at a path is never to be shown. */
    public static boolean isSecret(String path) {
        return Secrets.isSecret(path.substring(path.lastIndexOf('/') + 1));
    }

    private static Optional<String> refusal(ValueRule rule, String name, String value) {
        var findings = new Findings();
        if (!value.isBlank()) {
            var field = new Element(name, List.of(), value, Place.START, List.of());
            rule.check(field, new Subject("", Phones.of(""), Tree.UNKNOWN, findings));
        }
        return findings.inOrder().stream()
                .filter(it -> it.level() == Level.ERROR)
                .map(Finding::why)
                .findFirst();
    }

    private static String unknown(Optional<String> spelling, String step) {
        return spelling.filter(it -> !it.equals(step))
                .map(it -> "is written " + it)
                .orElse("is no field of the table in docs/device-configs.md that has one value");
    }
}
