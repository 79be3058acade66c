package io.option150.config.record;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * Call managers that phones try one after the other.
 *
 * @param members 1 to 5, by priority; phones are known to keep the first three
 */
public record CallManagerGroup(String name, List<CallManager> members) {

    private static final int MOST = 5;

    /**
     * Checks it.
     *
     * @throws RefusedRecord naming each field, rule and value
     */
    public CallManagerGroup {
        members = members.stream()
                .sorted(Comparator.comparingInt(CallManager::priority))
                .toList();
        var refusals = new Refusals();
        Names.check("name", name, refusals);
        refusals.require(
                !members.isEmpty() && members.size() <= MOST,
                "members",
                "must be 1 to 5 call managers",
                String.valueOf(members.size()));
        var priorities = new HashSet<Integer>();
        for (int at = 0; at < Math.min(members.size(), MOST); at++) {
            var member = members.get(at);
            var field = "members[" + at + "]";
            member.check(field, refusals);
            refusals.require(
                    priorities.add(member.priority()),
                    field + ".priority",
                    "must be another than those of the other members",
                    String.valueOf(member.priority()));
        }
        refusals.raise();
    }
}
