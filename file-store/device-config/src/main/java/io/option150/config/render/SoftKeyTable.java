package io.option150.config.render;

import io.option150.config.record.RefusedRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Soft keys that need no definition in a record: their numbers are those of SCCP. */
final class SoftKeyTable {

    /** A place without a key. */
    private static final String EMPTY = "Undefined";

    /** By number, from 1. */
    private static final List<String> KNOWN = List.of(
            "Redial",
            "NewCall",
            "Hold",
            "Transfer",
            "CFwdAll",
            "CFwdBusy",
            "CFwdNoAnswer",
            "<<",
            "EndCall",
            "Resume",
            "Answer",
            "Info",
            "Confrn",
            "Park",
            "Join",
            "MeetMe",
            "PickUp",
            "GPickUp");

    private static final int HELP = 300;

    private SoftKeyTable() {}

    /** Values of a template: the states in their order, and a definition of each key that one of them has. */
    static Map<String, Object> values(Map<String, Object> content) {
        var defined = new LinkedHashMap<String, Map<String, Object>>();
        defined.put(EMPTY, key(EMPTY, "0", "0", "0"));
        CommonParts.maps(content, "keys").forEach(it -> defined.put(String.valueOf(it.get("id")), it));
        var states = new ArrayList<Map<String, Object>>();
        var byState = (Map<?, ?>) content.getOrDefault("states", Map.of());
        if (byState.isEmpty()) {
            throw new RefusedRecord("content/states", "must be one at least", "0");
        }
        byState.forEach((state, keys) -> {
            for (var key : (List<?>) keys) {
                define(String.valueOf(key), String.valueOf(state), defined);
            }
            states.add(Map.of("name", state, "keys", keys));
        });
        return Map.of("keys", List.copyOf(defined.values()), "states", states);
    }

    private static void define(String key, String state, Map<String, Map<String, Object>> defined) {
        if (defined.containsKey(key)) {
            return;
        }
        int number = KNOWN.indexOf(key) + 1;
        if (number == 0) {
            throw new RefusedRecord(
                    "content/states/" + state,
                    "must hold keys that content/keys defines, or of " + String.join(", ", KNOWN),
                    key);
        }
        defined.put(key, key(key, String.valueOf(number), String.valueOf(number), String.valueOf(HELP + number)));
    }

    private static Map<String, Object> key(String id, String tag, String event, String help) {
        return Map.of("id", id, "tag", tag, "event", event, "help", help);
    }
}
