package io.option150.config.check;

import io.option150.config.format.Element;
import java.util.List;
import java.util.Locale;

/** Which names hold secrets. Their values are never shown, only that they stand in the clear. */
final class Secrets {

    // Asked for every element of every file: far faster than one expression of them all.
    private static final List<String> PARTS = List.of(
            "password", "passwd", "secret", "passphrase", "psk", "wepkey", "_pin_", "privatekey", "private_key");

    private Secrets() {}

    static boolean isSecret(String name) {
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
