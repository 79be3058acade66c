package io.option150.registry.applyset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.option150.registry.call.Violations;
import io.option150.web.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A set as it is sent.
 *
 * @param members at most 200,000
 */
@Schema(requiredProperties = "members", examples = """
        {"members":[{"kind":"Cluster","name":"branch-a"},{"kind":"File","name":"ringlist.xml"}]}""")
record ApplySetForm(List<Member> members) {

    private static final int MOST = 200_000;
    private static final String MEMBERS = "members";
    private static final Pattern KIND = Pattern.compile("[A-Z][A-Za-z]{0,39}");
    private static final Pattern NAME = Pattern.compile("[^\\p{Cc}\\p{Cs}]{1,255}");
    private static final Pattern SET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    /**
     * Reads a name of a set.
     *
     * @throws io.option150.web.ProblemException 400, when none can be called so
     */
    static String name(String text) {
        if (!SET.matcher(text).matches()) {
            throw new Violation("name", "must be 1 to 63 letters, digits, '.', '_' and '-', no sign first", text)
                    .exception();
        }
        return text;
    }

    /**
     * Reads what a set has from now on.
     *
     * @throws io.option150.web.ProblemException 400, naming the first member that breaks a rule
     */
    static ApplySetForm read(@Nullable JsonNode body) {
        if (!(body instanceof ObjectNode object)) {
            throw new Violation("body", "must be a JSON object", body == null ? "nothing" : body.toString())
                    .exception();
        }
        var violations = new Violations();
        object.properties().forEach(field -> {
            if (!field.getKey().equals(MEMBERS)) {
                violations.add(
                        field.getKey(),
                        "is not a known field; known is " + MEMBERS,
                        field.getValue().toString());
            }
        });
        var members = object.path(MEMBERS);
        if (!members.isArray()) {
            violations.add(
                    MEMBERS,
                    "must be a list of kind and name",
                    members.isMissingNode() ? "nothing" : members.toString());
        } else if (members.size() > MOST) {
            violations.add(MEMBERS, "must be at most " + MOST, Integer.toString(members.size()));
        }
        violations.refuseIfAny();
        return new ApplySetForm(members(members));
    }

    private static List<Member> members(JsonNode list) {
        var members = new ArrayList<Member>(list.size());
        for (var entry : list) {
            var field = MEMBERS + "[" + members.size() + "]";
            if (!entry.isObject() || entry.size() != 2) {
                throw new Violation(field, "must be an object of kind and name", entry.toString()).exception();
            }
            members.add(new Member(
                    text(entry, "kind", KIND, "must be 1 to 40 letters, a capital first", field),
                    text(entry, "name", NAME, "must be 1 to 255 characters, none of them a control character", field)));
        }
        return members;
    }

    private static String text(JsonNode entry, String name, Pattern form, String rule, String field) {
        var value = entry.path(name);
        if (!value.isTextual() || !form.matcher(value.textValue()).matches()) {
            throw new Violation(field + "." + name, rule, value.isMissingNode() ? "nothing" : value.toString())
                    .exception();
        }
        return value.textValue();
    }
}
