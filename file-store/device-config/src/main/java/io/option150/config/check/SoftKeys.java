package io.option150.config.check;

import io.option150.config.format.Element;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The keys below the display, in each state of a call. */
final class SoftKeys {

    private static final int MOST = 16;
    private static final Set<String> STATES = Set.of(
            "On Hook",
            "Connected",
            "On Hold",
            "Ring In",
            "Off Hook",
            "Connected Transfer",
            "Digits After First",
            "Connected Conference",
            "Ring Out",
            "Off Hook With Feature",
            "Remote In Use",
            "Connected No Feature");

    /** Keys without which people are stuck in a state. */
    private static final Map<String, String> MANDATORY = Map.of(
            "On Hook", "NewCall",
            "Connected", "EndCall",
            "On Hold", "Resume",
            "Digits After First", "<<",
            "Connected Transfer", "Transfer",
            "Connected Conference", "Confrn");

    /** Stand for a place without a key. */
    private static final Set<String> EMPTY = Set.of("Undefined", "Null");

    private SoftKeys() {}

    static void check(Element root, Subject subject) {
        var defined = new HashMap<String, Element>();
        root.at("typeSoftKey").stream().flatMap(it -> it.children("softKeyDef")).forEach(key -> {
            var id = key.attribute("keyID").orElse("");
            var first = defined.putIfAbsent(id, key);
            if (first != null) {
                subject.find(Rule.SOFT_KEY_TWICE, key.place(), id, first.place().line());
            }
        });
        var states = new HashMap<String, Element>();
        for (var set : root.at("softKeySets").stream()
                .flatMap(it -> it.children("softKeySet"))
                .toList()) {
            var state = set.attribute("id").orElse("");
            var first = states.putIfAbsent(state, set);
            if (first != null) {
                subject.find(
                        Rule.SOFT_KEY_STATE_TWICE,
                        set.place(),
                        state,
                        first.place().line());
            }
            check(set, state, defined.keySet(), subject);
        }
    }

    private static void check(Element set, String state, Set<String> defined, Subject subject) {
        if (!STATES.contains(state)) {
            subject.find(Rule.SOFT_KEY_STATE, set.place(), state);
        }
        List<Element> keys = set.children("softKey").toList();
        if (keys.size() > MOST) {
            subject.find(Rule.SOFT_KEY_COUNT, keys.get(MOST).place(), String.valueOf(keys.size()));
        }
        var present = new HashSet<String>();
        for (var key : keys) {
            var id = key.attribute("keyID").orElse("");
            present.add(id);
            if (!defined.contains(id) && !EMPTY.contains(id)) {
                subject.find(Rule.SOFT_KEY_UNDEFINED, key.place(), id);
            }
        }
        var mandatory = MANDATORY.get(state);
        if (mandatory != null && !present.contains(mandatory)) {
            subject.find(Rule.SOFT_KEY_MANDATORY, set.place(), state, state, mandatory);
        }
    }
}
