package io.option150.edge.name;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The table of RES-2: configured rows first, then trust lists, registered devices, and the other built-in rows. */
@Singleton
public final class NameTable {

    private final List<NameRow> beforeDevices = new ArrayList<>();
    private final List<NameRow> afterDevices = new ArrayList<>();

    @Inject
    public NameTable(NameSettings settings) {
        this(configured(settings));
    }

    NameTable(List<NameRow> configured) {
        beforeDevices.addAll(configured);
        for (NameRow row : NameRow.BUILT_IN) {
            (row.isTrust() ? beforeDevices : afterDevices).add(row);
        }
    }

    /**
     * Says what a name stands for.
     *
     * @param owners tells which registered device a name is of
     */
    public ClassifiedName classify(FileName name, DeviceOwners owners) {
        Form form = Form.of(name.value());
        String base = form.baseOf(name.value());
        ClassifiedName before = first(beforeDevices, name, form, base);
        if (before != null) {
            return before.ownedBy(owners);
        }
        for (String device : DeviceNames.candidates(base)) {
            String owner = owners.owner(device);
            if (owner != null) {
                return new ClassifiedName(name, form, base, NameClass.DEVICE, Optional.of(owner));
            }
        }
        ClassifiedName other = first(afterDevices, name, form, base);
        if (other == null) {
            throw new IllegalStateException("the last row fits every name, but not " + name);
        }
        // What lies in no folder was looked up above.
        return name.isRoot() ? other : other.ownedBy(owners);
    }

    private static @Nullable ClassifiedName first(List<NameRow> rows, FileName name, Form form, String base) {
        for (NameRow row : rows) {
            String device = row.shape().device(base);
            if (device != null) {
                Optional<String> key = device.isEmpty() ? Optional.empty() : Optional.of(DeviceNames.key(device));
                return new ClassifiedName(name, form, base, row.nameClass(), key);
            }
        }
        return null;
    }

    private static List<NameRow> configured(NameSettings settings) {
        List<NameRow> rows = new ArrayList<>();
        settings.patterns()
                .forEach((nameClass, patterns) -> patterns.forEach(pattern -> {
                    try {
                        rows.add(new NameRow(nameClass, NameShape.regex(pattern)));
                    } catch (PatternSyntaxException e) {
                        throw new IllegalArgumentException(
                                "option150.names.patterns: must be a regular expression, is " + pattern, e);
                    }
                }));
        return rows;
    }
}
