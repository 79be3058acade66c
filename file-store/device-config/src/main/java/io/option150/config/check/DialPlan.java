package io.option150.config.check;

import io.option150.config.format.Element;
import java.util.HashMap;
import java.util.regex.Pattern;

/** When a phone thinks that a number is whole. */
final class DialPlan {

    private static final int LONGEST_WAIT = 60;
    private static final int MOST_TONES = 3;
    private static final Pattern MATCH = Pattern.compile("(?:[0-9#.*,+]|\\\\\\*)*");
    private static final Pattern REWRITE = Pattern.compile("(?:[^%]|%[0-5%.])*");

    private DialPlan() {}

    static void check(Element root, Subject subject) {
        var templates = root.children("TEMPLATE").toList();
        var firsts = new HashMap<String, Element>();
        for (var template : templates) {
            if (!template.name().equals("TEMPLATE")) {
                subject.find(Rule.DIAL_TEMPLATE_CASE, template.place(), template.name());
            }
            checkTemplate(template, subject);
            var key = template.attribute("match").orElse("")
                    + '\n'
                    + template.attribute("line").orElse("");
            var first = firsts.putIfAbsent(key, template);
            if (first != null) {
                subject.find(
                        Rule.DIAL_TWICE,
                        template.place(),
                        template.attribute("match").orElse(""),
                        first.place().line());
            }
        }
        if (templates.isEmpty()) {
            subject.find(Rule.DIAL_EMPTY, root.place(), "");
        } else if (templates.stream().noneMatch(DialPlan::takesAll)) {
            subject.find(Rule.DIAL_NO_CATCH_ALL, root.place(), "");
        }
    }

    private static void checkTemplate(Element template, Subject subject) {
        var match = template.attribute("match");
        var timeout = template.attribute("timeout").orElse("");
        if (match.isEmpty()) {
            subject.find(Rule.DIAL_MATCH, template.place(), "");
        } else if (!MATCH.matcher(match.get()).matches()) {
            subject.find(Rule.DIAL_PATTERN, template.place(), match.get());
        } else if (isHotline(template)) {
            subject.find(Rule.DIAL_HOTLINE, template.place(), "");
        }
        if (!Numbers.isWithin(timeout, 0, LONGEST_WAIT)) {
            subject.find(Rule.DIAL_TIMEOUT, template.place(), timeout);
        }
        template.attribute("rewrite")
                .filter(it -> !REWRITE.matcher(it).matches())
                .ifPresent(it -> subject.find(Rule.DIAL_REWRITE, template.place(), it));
        long tones = template.attributes().stream()
                .filter(it -> it.name().regionMatches(true, 0, "tone", 0, 4))
                .count();
        if (tones > MOST_TONES) {
            subject.find(Rule.DIAL_TONES, template.place(), String.valueOf(tones));
        }
    }

    private static boolean isHotline(Element template) {
        return template.attribute("match").orElse("-").isEmpty()
                && template.attribute("timeout").orElse("").equals("0");
    }

    private static boolean takesAll(Element template) {
        // Who lifts the handset of a hotline dials nothing more.
        return template.attribute("match").orElse("").equals("*") || isHotline(template);
    }
}
