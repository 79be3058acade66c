package io.option150.config.check;

import io.option150.config.format.Element;
import java.util.List;

/** How 7800 and 8800 phones make a number of what an application gives them. */
final class AppDialRules {

    private static final int MOST = 100;

    private AppDialRules() {}

    static void check(Element root, Subject subject) {
        root.children("DialRule").forEach(rule -> {
            for (var attribute : List.of("NumDigits", "DigitsToRemove")) {
                var value = rule.attribute(attribute).orElse("");
                if (!Numbers.isWithin(value, 0, MOST)) {
                    subject.find(Rule.DIAL_RULE, rule.place(), value, attribute);
                }
            }
        });
    }
}
