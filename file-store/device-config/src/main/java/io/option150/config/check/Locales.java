package io.option150.config.check;

import io.option150.config.format.Element;
import java.util.Locale;

/** Whether the folders that a file names as locales have what its phone asks for there. */
final class Locales {

    private Locales() {}

    static void check(Element root, Subject subject) {
        root.at("userLocale", "name").filter(it -> !it.value().isEmpty()).ifPresent(folder -> {
            var jar = subject.phones().jar();
            var protocol = root.valueAt("deviceProtocol").toLowerCase(Locale.ROOT);
            if (jar.isPresent() && !protocol.isEmpty()) {
                var file = folder.value() + '/' + jar.get() + '-' + protocol + ".jar";
                if (subject.lacksAll(file)) {
                    subject.find(Rule.LOCALE_MISSING, folder, file);
                }
            }
        });
        root.at("networkLocaleInfo", "name")
                .or(() -> root.at("networkLocale"))
                .filter(it -> !it.value().isEmpty())
                .filter(it -> subject.lacksAll(it.value() + "/g3-tones.xml", it.value() + "/g4-tones.xml"))
                .ifPresent(it -> subject.find(Rule.TONES_MISSING, it, it.value()));
    }
}
