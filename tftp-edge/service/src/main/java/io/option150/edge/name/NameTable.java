package io.option150.edge.name;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.PatternSyntaxException;

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
     * @param registered tells whether a device of that name, in upper case, is registered
     */
    public ClassifiedName classify(FileName name, Predicate<String> registered) {
        Form form = Form.of(name.value());
        String base = form.baseOf(name.value());
        return first(beforeDevices, name, form, base)
                .or(() -> device(name, form, base, registered))
                .or(() -> first(afterDevices, name, form, base))
                .orElseThrow(() -> new IllegalStateException("the last row fits every name, but not " + name));
    }

    private static Optional<ClassifiedName> first(List<NameRow> rows, FileName name, Form form, String base) {
        for (NameRow row : rows) {
            Matcher matcher = row.pattern().matcher(base);
            if (matcher.matches()) {
                Optional<String> device = matcher.groupCount() == 0
                        ? Optional.empty()
                        : Optional.ofNullable(matcher.group(1)).map(DeviceNames::key);
                return Optional.of(new ClassifiedName(name, form, base, row.nameClass(), device));
            }
        }
        return Optional.empty();
    }

    private static Optional<ClassifiedName> device(
            FileName name, Form form, String base, Predicate<String> registered) {
        return DeviceNames.candidates(base).stream()
                .filter(registered)
                .findFirst()
                .map(device -> new ClassifiedName(name, form, base, NameClass.DEVICE, Optional.of(device)));
    }

    private static List<NameRow> configured(NameSettings settings) {
        List<NameRow> rows = new ArrayList<>();
        settings.patterns()
                .forEach((nameClass, patterns) -> patterns.forEach(pattern -> {
                    try {
                        rows.add(NameRow.row(nameClass, pattern));
                    } catch (PatternSyntaxException e) {
                        throw new IllegalArgumentException(
                                "option150.names.patterns: must be a regular expression, is " + pattern, e);
                    }
                }));
        return rows;
    }
}
