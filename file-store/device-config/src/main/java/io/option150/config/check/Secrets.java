package io.option150.config.check;

import io.option150.config.format.Element;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which names hold secrets. Their values are never shown, only that they stand in the clear. */
final class Secrets {

    private static final Pattern NAMES =
            Pattern.compile("passw(?:or)?d|secret|passphrase|psk|wepkey|pin$|_pin_|private_?key");

    private Secrets() {}

    static boolean isSecret(String name) {
        return NAMES.matcher(name.toLowerCase(Locale.ROOT)).find() && !name.equalsIgnoreCase("pswdPersistent");
    }

    static boolean anyIsSecret(List<String> names) {
        return names.stream().anyMatch(Secrets::isSecret);
    }

    /** Tells each secret in a file. */
    static void check(Element root, Subject subject) {
        root.all()
                .filter(it -> it.children().isEmpty()
                        && isSecret(it.name())
                        && !it.value().isEmpty())
                .forEach(it -> subject.find(Rule.SECRET_IN_CLEAR, it, it.name()));
    }
}
