package io.option150.config.check;

import io.option150.config.format.Element;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code XMLDefault.cnf.xml}: what phones without a file of their own get. */
final class DefaultRules {

    private static final Pattern LOAD = Pattern.compile("loadInformation([0-9]*)", Pattern.CASE_INSENSITIVE);

    /** Models of this name have no rows of their own. */
    private static final int FIRST_SPA = 80_000;

    private static final int LAST_SPA = 80_013;

    private DefaultRules() {}

    /** Whether this is a model's load, whose name has the model's number in it. */
    static boolean isLoad(Element around, Element field) {
        return around.is("Default") && LOAD.matcher(field.name()).matches();
    }

    static void check(Element root, Subject subject) {
        FieldRules.check(root, subject);
        CallManagers.check(root, false, subject);
        CallManagers.checkPriorities(root, "callManagerGroup", subject);
        CallManagers.checkTvs(root, subject);
        CallManagers.checkPriorities(root, "TVS", subject);
        var firsts = new HashMap<Integer, Element>();
        for (var field : root.children()) {
            var name = LOAD.matcher(field.name());
            if (!name.matches()) {
                continue;
            }
            if (!field.value().isEmpty()) {
                Loads.check(field, subject);
            }
            // Without a number it is for all, at sites of one model.
            if (!name.group(1).isEmpty()) {
                checkNumber(name.group(1), field, firsts, subject);
            }
        }
    }

    private static void checkNumber(String digits, Element field, Map<Integer, Element> firsts, Subject subject) {
        var number = Numbers.parse(digits);
        if (number.isEmpty() || !isKnown(number.getAsInt())) {
            subject.find(Rule.DEFAULT_MODEL_UNKNOWN, field.place(), field.name());
            return;
        }
        var first = firsts.putIfAbsent(number.getAsInt(), field);
        if (first != null) {
            subject.find(
                    Rule.DEFAULT_MODEL_TWICE,
                    field.place(),
                    field.name(),
                    first.place().line());
        }
    }

    private static boolean isKnown(int number) {
        return (number >= FIRST_SPA && number <= LAST_SPA) || Model.of(number).isPresent();
    }
}
