package io.option150.config.check;

import io.option150.config.format.Element;
import java.util.Locale;

/** The name of a load. */
final class Loads {

    private static final String SUFFIX = ".loads";

    private Loads() {}

    static void check(Element field, Subject subject) {
        var load = field.value();
        if (load.toLowerCase(Locale.ROOT).endsWith(SUFFIX)) {
            subject.find(Rule.LOAD_SUFFIX, field, load);
        } else if (subject.lacksAll(load + SUFFIX, load + ".bin", load + ".sbin", load + ".zup")) {
            // Old models load one image and have no list.
            subject.find(Rule.LOAD_MISSING, field, load + SUFFIX);
        }
    }
}
