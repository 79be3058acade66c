package io.option150.config.check;

import io.option150.config.format.Element;

/** What SIP phones have beyond others: ports, label, keys, lines. */
final class SipProfile {

    private SipProfile() {}

    static void check(Element root, Element profile, Subject subject) {
        var start = Numbers.parse(profile.valueAt("startMediaPort"));
        var stop = Numbers.parse(profile.valueAt("stopMediaPort"));
        if (start.isPresent() && stop.isPresent() && stop.getAsInt() <= start.getAsInt()) {
            profile.at("stopMediaPort").ifPresent(it -> subject.find(Rule.MEDIA_PORTS, it, start.getAsInt()));
        }
        profile.at("phoneLabel")
                .filter(it -> it.value().contains(" ") && subject.phones().areOf("79xx", "7940/60"))
                .ifPresent(it -> subject.find(Rule.PHONE_LABEL_SPACE, it));
        profile.at("softKeyFile")
                .filter(it ->
                        !it.value().isEmpty() && subject.phones().areOf("6900", "8900/9900") && !isControlled(root))
                .ifPresent(it -> subject.find(Rule.SOFT_KEYS_UNUSED, it));
        Lines.check(profile, subject);
    }

    private static boolean isControlled(Element root) {
        return root.children().stream()
                .filter(FieldTable::isVendorConfig)
                .anyMatch(it -> it.valueAt("softKeyControl").equals("1"));
    }
}
