package io.option150.config.check;

import io.option150.config.format.Element;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which names hold secrets. Their values are never shown, only that they stand in the clear. */
final class Secrets {

    private static final List<String> PARTS = List.of(
            "password", "passwd", "secret", "passphrase", "psk", "wepkey", "_pin_", "privatekey", "private_key");

    /** What is said of the table's fields: asked for every element of every file. */
    private static final Map<String, Boolean> OF_FIELDS =
            FieldTable.names().stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Secrets::hasPart));

    private Secrets() {}

    static boolean isSecret(String name) {
        var known = OF_FIELDS.get(name);
        return known != null ? known : hasPart(name);
    }

    private static boolean hasPart(String name) {
        var folded = name.toLowerCase(Locale.ROOT);
        for (var part : PARTS) {
            if (folded.contains(part)) {
                return true;
            }
        }
        return folded.endsWith("pin");
    }

    static boolean anyIsSecret(List<String> names) {
        return names.stream().anyMatch(Secrets::isSecret);
    }

    /** Tells each secret in a file. */
    static void check(Element root, Subject subject) {
        root.all()
                .filter(it -> it.children().isEmpty() && !it.text().isBlank() && isSecret(it.name()))
                .forEach(it -> subject.find(Rule.SECRET_IN_CLEAR, it, it.name()));
    }
}
