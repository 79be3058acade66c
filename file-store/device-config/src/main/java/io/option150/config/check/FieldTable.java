package io.option150.config.check;

import io.option150.config.format.Element;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which elements a phone's file may have where, and what may stand in each. */
final class FieldTable {

    private static final Map<String, ValueRule> RULES = new HashMap<>();
    private static final Set<String> NAMES = new HashSet<>();

    /** Names as they are written, by place. */
    private static final Map<String, String> SPELLINGS = new HashMap<>();

    /** Common and enterprise settings are the same set as a phone's own. */
    private static final Set<String> LIKE_VENDOR_CONFIG = Set.of("commonconfig", "enterpriseconfig");

    private static final String VENDOR_CONFIG = "vendorconfig";

    /** The same as the rules, by names as the table spells them: most files do, and need not be folded. */
    private static final Map<String, Map<String, ValueRule>> AS_SPELLED = new HashMap<>();

    static {
        for (var row : Tables.rows("fields.tsv", 3)) {
            var rule = ValueRule.of(row.get(1));
            for (var name : List.of(row.get(2).split(" ", -1))) {
                RULES.put(key(row.get(0), name), rule);
                NAMES.add(folded(name));
                SPELLINGS.put(key(row.get(0), name), name);
                AS_SPELLED.computeIfAbsent(row.get(0), _ -> new HashMap<>()).put(name, rule);
            }
        }
    }

    private FieldTable() {}

    /** The rule of an element in another. */
    static Optional<ValueRule> find(Element around, Element field) {
        return find(around.name(), field.name());
    }

    /** The rule of an element of this name in one of that name. */
    static Optional<ValueRule> find(String around, String field) {
        var spelled = AS_SPELLED.getOrDefault(around, Map.of()).get(field);
        return spelled != null ? Optional.of(spelled) : Optional.ofNullable(RULES.get(key(outer(around), field)));
    }

    /** How the name of an element in another is written, whatever case it is given in. */
    static Optional<String> spelling(String around, String field) {
        return Optional.ofNullable(SPELLINGS.get(key(outer(around), field)));
    }

    /** Names of all fields, as they are written. */
    static Set<String> names() {
        return Set.copyOf(SPELLINGS.values());
    }

    /** Whether an element of this name may stand anywhere. */
    static boolean knows(String name) {
        return NAMES.contains(folded(name));
    }

    /** Whether models have settings of their own in it, which no table can list. */
    static boolean isVendorConfig(Element element) {
        return outer(element.name()).equals(VENDOR_CONFIG);
    }

    private static String outer(String around) {
        var name = folded(around);
        return LIKE_VENDOR_CONFIG.contains(name) ? VENDOR_CONFIG : name;
    }

    private static String key(String around, String name) {
        return folded(around) + '/' + folded(name);
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
