package io.option150.config.record;

import io.option150.config.check.Fields;
import io.option150.config.check.Model;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a profile or a phone says of a file. What is empty is inherited.
 *
 * @param model by name, as the table of models has it: {@code 7945}
 * @param protocol {@code SIP} or {@code SCCP}
 * @param load name of the firmware, without {@code .loads}
 * @param callManagerGroup name of the group to register with
 * @param fields values of single elements by path, {@code vendorConfig/webAccess}, or of keys of a text file,
 *     {@code cnf/timer_t1}; an empty value leaves an element to the phone
 * @param overrides XML with the root {@code device}, for what has attributes, stands many times, or is in no table
 * @param template name of a site's own, in the place of the shipped one
 */
public record Settings(
        String model,
        String protocol,
        String load,
        String callManagerGroup,
        SortedMap<String, String> fields,
        String overrides,
        String template) {

    /** Says nothing: all is inherited. */
    public static final Settings NONE = new Settings("", "", "", "", Map.of(), "");

    private static final Set<String> PROTOCOLS = Set.of("", "SIP", "SCCP");
    private static final Pattern LOAD = Pattern.compile("(?:[A-Za-z0-9._-]{1,64})?");
    private static final int MOST_FIELDS = 500;

    /** Fields that the record has a place of its own for, or the suite fills. */
    private static final Pattern TAKEN = Pattern.compile(
            "fullConfig|deviceProtocol|loadInformation|versionStamp|encrConfig|certHash|devicePool/callManagerGroup(?:/.*)?"
                    + "|cnf/(?:image_version|line[1-6]_(?:name|authname|password)|proxy[1-6]_(?:address|port))");

    public Settings {
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }

    /** Says this; fields in any order. */
    public Settings(
            String model,
            String protocol,
            String load,
            String callManagerGroup,
            Map<String, String> fields,
            String overrides) {
        this(model, protocol, load, callManagerGroup, new TreeMap<>(fields), overrides, "");
    }

    /** The same with a site's own template; empty: inherited. */
    public Settings withTemplate(String name) {
        return new Settings(model, protocol, load, callManagerGroup, fields, overrides, name);
    }

    void check(Refusals refusals) {
        refusals.require(
                model.isEmpty() || Model.named(model).isPresent(),
                "model",
                "must be a name of the table of models in docs/device-configs.md",
                model);
        refusals.require(PROTOCOLS.contains(protocol), "protocol", "must be SIP or SCCP", protocol);
        refusals.require(
                LOAD.matcher(load).matches() && !load.endsWith(".loads"),
                "load",
                "must be up to 64 letters, digits, dots, _ or -, and is written without .loads",
                load);
        if (!callManagerGroup.isEmpty()) {
            Names.check("callManagerGroup", callManagerGroup, refusals);
        }
        if (!template.isEmpty()) {
            Names.check("template", template, refusals);
        }
        refusals.require(fields.size() <= MOST_FIELDS, "fields", "must be 500 at most", String.valueOf(fields.size()));
        fields.forEach((path, value) -> {
            var field = "fields." + path;
            if (TAKEN.matcher(path).matches()) {
                refusals.require(false, field, "is filled from the record's own fields", "");
            } else {
                refusals.requireAllowed(
                        field, value, Fields.refusal(path, value).orElse(""), Fields.isSecret(path));
            }
        });
        Overrides.check(overrides, refusals);
    }
}
