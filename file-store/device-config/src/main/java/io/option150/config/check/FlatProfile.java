package io.option150.config.check;

import io.option150.config.format.Element;
import java.util.HashMap;
import java.util.Set;

/** The profile of a multiplatform phone: parameters side by side, in an order that means nothing. */
final class FlatProfile {

    private static final Set<String> ACCESSES = Set.of("na", "ro", "rw");

    private FlatProfile() {}

    static void check(Element root, Subject subject) {
        var profile = root.at("flat-profile").orElse(root);
        var firsts = new HashMap<String, Element>();
        for (var parameter : profile.children()) {
            var first = firsts.putIfAbsent(parameter.name(), parameter);
            if (first != null) {
                subject.find(
                        Rule.DUPLICATE_ELEMENT,
                        parameter.place(),
                        parameter.name(),
                        parameter.name(),
                        profile.name(),
                        first.place().line());
            }
            parameter
                    .attribute("ua")
                    .filter(it -> !ACCESSES.contains(it))
                    .ifPresent(it -> subject.find(Rule.PROFILE_ACCESS, parameter.place(), it));
        }
    }
}
