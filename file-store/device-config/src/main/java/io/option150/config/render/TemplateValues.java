package io.option150.config.render;

import io.option150.config.record.CallManager;
import io.option150.config.record.CallManagerGroup;
import io.option150.config.record.Line;
import io.option150.config.record.RefusedRecord;
import io.option150.config.record.Resolved;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What templates see of a record: texts, lists and maps. */
final class TemplateValues {

    static final int MOST_TEXT_LINES = 6;

    /** 0 and 1 are both off for these; 3 is on, not for people to change. */
    private static final Set<String> FOUR_STATES = Set.of("6900", "8900/9900");

    private static final String CALL_MANAGERS = "USECALLMANAGER";

    private TemplateValues() {}

    /**
     * All of it.
     *
     * @param isText whether it is for a text file, where each line names the host that it registers with
     */
    static Map<String, Object> of(Resolved record, boolean isText) {
        if (isText && record.lines().size() > MOST_TEXT_LINES) {
            throw new RefusedRecord(
                    "lines",
                    "must be 6 at most on a 7940 or 7960 with SIP",
                    String.valueOf(record.lines().size()));
        }
        var group = record.callManagerGroup().value();
        var first = group.members().getFirst();
        return Map.of(
                "device",
                Map.of(
                        "name", record.device(),
                        "mac", record.mac(),
                        "model", record.model().value().name(),
                        "load", record.load().value(),
                        "callWaiting",
                                FOUR_STATES.contains(record.model().value().family()) ? "3" : "1"),
                "group",
                of(group),
                "lines",
                lines(record, isText, first));
    }

    /** A group of call managers. */
    static Map<String, Object> of(CallManagerGroup group) {
        return Map.of(
                "name",
                group.name(),
                "members",
                group.members().stream().map(TemplateValues::of).toList());
    }

    private static Map<String, Object> of(CallManager member) {
        return Map.of(
                "address", member.address(),
                "priority", String.valueOf(member.priority()),
                "sipPort", String.valueOf(member.sipPort()),
                "securedSipPort", String.valueOf(member.securedSipPort()),
                "sccpPort", String.valueOf(member.sccpPort()));
    }

    private static List<Map<String, Object>> lines(Resolved record, boolean isText, CallManager first) {
        var lines = new ArrayList<Map<String, Object>>();
        for (var line : record.lines()) {
            lines.add(of(line, lines.size() + 1, isText, first));
        }
        return lines;
    }

    private static Map<String, Object> of(Line line, int button, boolean isText, CallManager first) {
        var label = line.label().isEmpty() ? line.number() : line.label();
        boolean isOfGroup = line.proxy().isEmpty() || line.proxy().equals(CALL_MANAGERS);
        var password = line.authPassword().value();
        return Map.of(
                "button",
                String.valueOf(button),
                "number",
                line.number(),
                "label",
                label,
                "displayName",
                line.displayName().isEmpty() ? label : line.displayName(),
                "authName",
                line.authName().isEmpty() && !password.isEmpty() ? line.number() : line.authName(),
                "authPassword",
                password,
                "proxy",
                isOfGroup ? (isText ? first.address() : CALL_MANAGERS) : line.proxy(),
                "port",
                String.valueOf(isOfGroup ? first.sipPort() : CallManager.SIP_PORT));
    }
}
