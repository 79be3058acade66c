package io.option150.config.record;

import io.option150.config.check.Model;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** What a phone says, and what it has from its profile, that one's parent, and so on: the nearest record wins, field by field. */
public final class Inheritance {

    /** Most profiles above a phone. */
    public static final int MOST_PROFILES = 16;

    private static final Origin NOBODY = new Origin.OfTemplate();

    private Inheritance() {}

    /**
     * A phone with all that it inherits.
     *
     * @throws RefusedRecord when a profile or group is not there, profiles go in a circle, or what every phone needs is said by
     *     none of them
     */
    public static Resolved resolve(DeviceRecord device, Records records) {
        var nearestFirst = new ArrayList<Sourced<Settings>>();
        nearestFirst.add(new Sourced<>(device.settings(), new Origin.OfDevice()));
        for (var profile : profiles("profile", device.profile(), records)) {
            nearestFirst.add(new Sourced<>(profile.settings(), new Origin.OfProfile(profile.name())));
        }
        var protocol = required("protocol", nearestFirst, Settings::protocol);
        var model = model(nearestFirst, protocol.value());
        return new Resolved(
                device.name(),
                model,
                protocol,
                load(nearestFirst, model.value(), protocol.value()),
                group(nearestFirst, records),
                device.lines(),
                Collections.unmodifiableSortedMap(fields(nearestFirst)),
                nearestFirst.reversed().stream()
                        .filter(it -> !it.value().overrides().isEmpty())
                        .map(it -> new Sourced<>(it.value().overrides(), it.origin()))
                        .toList(),
                template(nearestFirst, records));
    }

    /**
     * A profile and those that it inherits from, the nearest first.
     *
     * @param field that names the first, for a refusal
     * @param name of it; empty: none
     * @throws RefusedRecord when one is not there, they go in a circle, or are too many
     */
    public static List<Profile> profiles(String field, String name, Records records) {
        var found = new ArrayList<Profile>();
        var names = new LinkedHashSet<String>();
        var naming = field;
        for (var next = name; !next.isEmpty(); ) {
            var wanted = next;
            if (!names.add(wanted)) {
                throw new RefusedRecord(
                        naming, "must not come back to where it began", String.join(" → ", names) + " → " + wanted);
            }
            if (names.size() > MOST_PROFILES) {
                throw new RefusedRecord(naming, "must have 16 profiles above it at most", wanted);
            }
            var where = naming;
            var profile = records.profile(wanted)
                    .orElseThrow(() -> new RefusedRecord(where, "must be a profile that there is", wanted));
            found.add(profile);
            next = profile.parent();
            naming = "parent of profile " + profile.name();
        }
        return found;
    }

    private static Sourced<Model> model(List<Sourced<Settings>> nearestFirst, String protocol) {
        var said = required("model", nearestFirst, Settings::model);
        var model = Model.named(said.value()).orElseThrow();
        if (!Shapes.takes(model, protocol)) {
            throw new RefusedRecord("model", "must be one that files are written for, with " + protocol, said.value());
        }
        return new Sourced<>(model, said.origin());
    }

    private static Sourced<String> load(List<Sourced<Settings>> nearestFirst, Model model, String protocol) {
        var load = find(nearestFirst, Settings::load);
        if (!load.value().isEmpty() && !Shapes.takes(model, protocol, load.value())) {
            throw new RefusedRecord(
                    "load",
                    "must be one of a %s with %s; names of its loads begin with %s"
                            .formatted(model.name(), protocol, String.join(", ", model.loads())),
                    load.value());
        }
        return load;
    }

    private static Sourced<CallManagerGroup> group(List<Sourced<Settings>> nearestFirst, Records records) {
        var name = required("callManagerGroup", nearestFirst, Settings::callManagerGroup);
        return new Sourced<>(
                records.callManagerGroup(name.value())
                        .orElseThrow(() ->
                                new RefusedRecord("callManagerGroup", "must be a group that there is", name.value())),
                name.origin());
    }

    private static Optional<Sourced<OwnTemplate>> template(List<Sourced<Settings>> nearestFirst, Records records) {
        var name = find(nearestFirst, Settings::template);
        return name.value().isEmpty()
                ? Optional.empty()
                : Optional.of(new Sourced<>(
                        records.template(name.value())
                                .orElseThrow(() -> new RefusedRecord(
                                        "template", "must be a template that there is", name.value())),
                        name.origin()));
    }

    private static SortedMap<String, Sourced<String>> fields(List<Sourced<Settings>> nearestFirst) {
        var fields = new TreeMap<String, Sourced<String>>();
        for (var level : nearestFirst) {
            level.value()
                    .fields()
                    .forEach((path, value) -> fields.putIfAbsent(path, new Sourced<>(value, level.origin())));
        }
        return fields;
    }

    private static Sourced<String> required(
            String field, List<Sourced<Settings>> nearestFirst, Function<Settings, String> value) {
        var found = find(nearestFirst, value);
        if (found.value().isEmpty()) {
            throw new RefusedRecord(field, "must be said by the device or a profile above it", "");
        }
        return found;
    }

    private static Sourced<String> find(List<Sourced<Settings>> nearestFirst, Function<Settings, String> value) {
        return nearestFirst.stream()
                .map(it -> new Sourced<>(value.apply(it.value()), it.origin()))
                .filter(it -> !it.value().isEmpty())
                .findFirst()
                .orElse(new Sourced<>("", NOBODY));
    }
}
