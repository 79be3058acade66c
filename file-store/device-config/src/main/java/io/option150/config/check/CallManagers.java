package io.option150.config.check;

import io.option150.config.format.Element;
import java.util.HashSet;
import java.util.List;

/** Whom a phone registers with, and whom it asks about signers. */
final class CallManagers {

    private static final int MOST = 5;
    private static final int KEPT = 3;
    private static final int LAST_PRIORITY = 4;

    private CallManagers() {}

    /**
     * Checks the groups in an element.
     *
     * @param holder {@code devicePool}, or {@code Default}
     */
    static void check(Element holder, boolean isSccp, Subject subject) {
        var members = members(holder, "callManagerGroup");
        for (var member : members) {
            var manager = member.at("callManager");
            var address = manager.flatMap(it -> it.at("processNodeName"));
            if (address.isEmpty() || address.get().value().isEmpty()) {
                subject.find(
                        Rule.CALL_MANAGER_ADDRESS,
                        address.or(() -> manager).orElse(member).place(),
                        "");
            }
            if (isSccp
                    && member.valueAt("callManager", "ports", "ethernetPhonePort")
                            .isEmpty()) {
                subject.find(Rule.SCCP_PORT_MISSING, manager.orElse(member).place(), "");
            }
        }
        if (members.size() > MOST) {
            subject.find(Rule.CALL_MANAGER_COUNT, members.get(MOST).place(), String.valueOf(members.size()));
        } else if (members.size() > KEPT) {
            subject.find(Rule.CALL_MANAGER_FOURTH, members.get(KEPT).place(), String.valueOf(members.size()));
        }
    }

    /** Checks the servers of the trust verification service in an element. */
    static void checkTvs(Element holder, Subject subject) {
        for (var member : members(holder, "TVS")) {
            if (member.valueAt("address").isEmpty()) {
                subject.find(Rule.TVS_ADDRESS, member.place(), "");
            }
        }
    }

    /** Checks the priorities of the members of a group. */
    static void checkPriorities(Element holder, String group, Subject subject) {
        var taken = new HashSet<String>();
        for (var member : members(holder, group)) {
            var priority = member.attribute("priority").orElse("");
            if (!Numbers.isWithin(priority, 0, LAST_PRIORITY)) {
                subject.find(Rule.MEMBER_PRIORITY, member.place(), priority);
            } else if (!taken.add(priority)) {
                subject.find(Rule.MEMBER_PRIORITY_TWICE, member.place(), priority);
            }
        }
    }

    static List<Element> members(Element holder, String group) {
        return holder.at(group, "members").stream()
                .flatMap(members -> members.children("member"))
                .toList();
    }
}
