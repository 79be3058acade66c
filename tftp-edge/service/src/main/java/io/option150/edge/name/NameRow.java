package io.option150.edge.name;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One row of the table: names that match belong to the class. The first group of the pattern, if there is one, is the
 * device's name.
 *
 * @param nameClass what matching names are
 * @param pattern of the whole base name, matched without regard to case
 */
public record NameRow(NameClass nameClass, Pattern pattern) {

    /** The built-in rows, in the order in which they are tried; the last one fits every name. */
    public static final List<NameRow> BUILT_IN = List.of(
            row(NameClass.CLUSTER_TRUST, "[CI]TLFile\\.tlv"),
            row(NameClass.DEVICE_TRUST, "[CI]TL(.+)\\.tlv"),
            row(NameClass.DEVICE_TRUST, "ext_ITL(.+?)(?:\\.tlv)?"),
            row(NameClass.DEFAULT_CONFIG, "XMLDefault\\.cnf\\.xml"),
            row(NameClass.DEFAULT_CONFIG, "S[IE]PDefault\\.cnf"),
            row(NameClass.DEVICE, "(?:.*/)?([^/]+)\\.cnf(?:\\.xml)?"),
            row(NameClass.DEVICE, "((?:gk|ata)[0-9a-f]+)"),
            row(NameClass.CLUSTER_OWN, ".*[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}.*"),
            row(NameClass.COMMON, ".*"));

    public NameRow {
        Objects.requireNonNull(nameClass, "nameClass");
        Objects.requireNonNull(pattern, "pattern");
    }

    /**
     * A row of this class for names that match the regular expression.
     *
     * @throws java.util.regex.PatternSyntaxException when it is none
     */
    public static NameRow row(NameClass nameClass, String regex) {
        return new NameRow(nameClass, Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    /** Whether this row comes before the look-up of registered devices: trust lists carry a device's name, too. */
    boolean isTrust() {
        return nameClass == NameClass.DEVICE_TRUST || nameClass == NameClass.CLUSTER_TRUST;
    }
}
