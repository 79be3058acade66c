package io.option150.config.check;

import io.option150.config.format.Element;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The lines of a phone with SIP, and its other keys. */
final class Lines {

    private static final String LINE = "9";
    private static final String INTERCOM = "23";
    private static final String SPEED_DIAL = "2";
    private static final String BUSY_LAMP = "21";
    private static final String SERVICE = "20";
    private static final String CALL_MANAGERS = "USECALLMANAGER";
    private static final int LAST_BUTTON = 200;
    private static final int LONGEST_OLD_PASSWORD = 12;
    private static final Set<String> FEATURES = Set.of(
            "1", "2", "3", "4", "5", "9", "18", "20", "21", "22", "23", "27", "102", "123", "126", "127", "128", "130",
            "132", "133", "134", "135", "137", "139", "140", "141", "142", "159", "192", "194", "195", "197", "198");

    private Lines() {}

    static void check(Element profile, Subject subject) {
        var lines = profile.at("sipLines").stream()
                .flatMap(it -> it.children("line"))
                .toList();
        checkKeys(lines, subject);
        for (var line : lines) {
            checkFeature(line, subject);
            checkPassword(line, subject);
            checkCalls(line, subject);
        }
        if (lines.stream().noneMatch(line -> line.valueAt("featureID").equals(LINE))) {
            subject.find(Rule.LINE_NONE, profile.at("sipLines").orElse(profile).place(), "");
        }
        var registers = profile.at("sipProxies", "registerWithProxy");
        if (registers.isPresent()
                && Set.of("false", "0").contains(registers.get().value())
                && lines.stream().anyMatch(line -> line.valueAt("proxy").equalsIgnoreCase(CALL_MANAGERS))) {
            subject.find(Rule.REGISTER_WITH_PROXY, registers.get());
        }
    }

    private static void checkKeys(List<Element> lines, Subject subject) {
        var buttons = new HashSet<String>();
        var indexes = new HashSet<String>();
        for (var line : lines) {
            var button = line.attribute("button").orElse("");
            if (!Numbers.isWithin(button, 1, LAST_BUTTON)) {
                subject.find(Rule.LINE_BUTTON, line.place(), button);
            } else if (!buttons.add(button)) {
                subject.find(Rule.LINE_BUTTON_TWICE, line.place(), button);
            }
            if (Set.of(LINE, INTERCOM).contains(line.valueAt("featureID"))) {
                var index = line.attribute("lineIndex").orElse("");
                if (!Numbers.isWithin(index, 1, LAST_BUTTON)) {
                    subject.find(Rule.LINE_INDEX, line.place(), index);
                } else if (!indexes.add(index)) {
                    subject.find(Rule.LINE_INDEX_TWICE, line.place(), index);
                }
            }
        }
    }

    private static void checkFeature(Element line, Subject subject) {
        var feature = line.valueAt("featureID");
        switch (feature) {
            case "" -> subject.find(Rule.LINE_FEATURE, line.place(), "");
            case LINE -> {
                require(line, "name", Rule.LINE_NAME, subject);
                require(line, "proxy", Rule.LINE_PROXY, subject);
            }
            case SPEED_DIAL, BUSY_LAMP -> require(line, "speedDialNumber", Rule.SPEED_DIAL_NUMBER, subject);
            case SERVICE -> require(line, "serviceURI", Rule.LINE_SERVICE_URI, subject);
            default -> {
                if (!FEATURES.contains(feature)) {
                    subject.find(Rule.LINE_FEATURE_UNKNOWN, line.at("featureID").orElse(line));
                }
            }
        }
    }

    private static void require(Element line, String field, Rule rule, Subject subject) {
        if (line.valueAt(field).isEmpty()) {
            subject.find(rule, line.place(), "");
        }
    }

    private static void checkPassword(Element line, Subject subject) {
        line.at("authPassword").filter(it -> !it.value().isEmpty()).ifPresent(password -> {
            if (line.valueAt("authName").isEmpty()) {
                subject.find(Rule.LINE_AUTH_NAME, password);
            }
            if (password.value().length() > LONGEST_OLD_PASSWORD
                    && subject.phones().areOf("79xx", "7940/60")) {
                subject.find(Rule.LINE_PASSWORD_LENGTH, password);
            }
        });
    }

    private static void checkCalls(Element line, Subject subject) {
        var most = Numbers.parse(line.valueAt("maxNumCalls"));
        if (most.isEmpty()) {
            return;
        }
        int allowed = subject.phones().mostCalls();
        if (allowed > 0 && most.getAsInt() > allowed) {
            line.at("maxNumCalls").ifPresent(it -> subject.find(Rule.LINE_MAX_CALLS, it, allowed));
        }
        var busy = Numbers.parse(line.valueAt("busyTrigger"));
        if (busy.isPresent() && busy.getAsInt() > most.getAsInt()) {
            line.at("busyTrigger").ifPresent(it -> subject.find(Rule.LINE_BUSY_TRIGGER, it, most.getAsInt()));
        }
    }
}
