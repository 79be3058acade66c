package io.option150.config.check;

import io.option150.config.format.Element;
import java.util.HashMap;
import java.util.Locale;

/** What the table of fields says: which elements stand where, how often, and what is in them. Order means nothing to phones. */
final class FieldRules {

    private FieldRules() {}

    static void check(Element around, Subject subject) {
        var firsts = new HashMap<String, Element>();
        for (var field : around.children()) {
            if (DefaultRules.isLoad(around, field)) {
                continue;
            }
            var rule = FieldTable.find(around, field);
            if (rule.isEmpty()) {
                strange(around, field, subject);
                continue;
            }
            var first = firsts.putIfAbsent(field.name().toLowerCase(Locale.ROOT), field);
            boolean isRepeated = rule.get() instanceof ValueRule.Group group && group.isRepeated();
            if (first != null && !isRepeated) {
                subject.find(
                        Rule.DUPLICATE_ELEMENT,
                        field.place(),
                        field.name(),
                        field.name(),
                        around.name(),
                        first.place().line());
            }
            if (rule.get() instanceof ValueRule.Group) {
                check(field, subject);
            } else if (!field.value().isEmpty()) {
                rule.get().check(field, subject);
            }
        }
    }

    private static void strange(Element around, Element field, Subject subject) {
        if (FieldTable.knows(field.name())) {
            subject.find(Rule.MISPLACED_ELEMENT, field.place(), field.name(), around.name());
        } else if (FieldTable.isVendorConfig(around)) {
            subject.find(Rule.UNKNOWN_VENDOR_ELEMENT, field.place(), field.name());
        } else {
            subject.find(Rule.UNKNOWN_ELEMENT, field.place(), field.name(), around.name());
        }
    }
}
