package io.option150.config.check;

import io.option150.config.format.Element;
import java.util.HashMap;

/** Which features 6900, 8900 and 9900 phones show. */
final class FeaturePolicy {

    private static final int LAST = 16;

    private FeaturePolicy() {}

    static void check(Element root, Subject subject) {
        var firsts = new HashMap<String, Element>();
        root.children("featureDef").forEach(feature -> {
            var id = feature.valueAt("id");
            if (!Numbers.isWithin(id, 1, LAST)) {
                subject.find(Rule.FEATURE_ID, feature.at("id").orElse(feature).place(), id);
            } else {
                var first = firsts.putIfAbsent(id, feature);
                if (first != null) {
                    subject.find(
                            Rule.FEATURE_TWICE,
                            feature.place(),
                            id,
                            first.place().line());
                }
            }
            feature.at("enable")
                    .filter(it -> !ValueRule.Shapes.isBoolean(it.value()))
                    .ifPresent(it -> subject.find(Rule.VALUE_BOOLEAN, it, it.name()));
        });
    }
}
