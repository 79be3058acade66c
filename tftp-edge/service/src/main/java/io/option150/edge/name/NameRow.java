package io.option150.edge.name;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table: names that match belong to the class. The first group of the pattern, if there is one, is the
 * device's name.
 *
 * @param nameClass what matching names are
 * @param mayMatch a cheap look, passed by every name that matches: a regular expression for each row would be the
 *     dearest part of an answer from memory
 * @param pattern of the whole base name, matched without regard to case
 */
public record NameRow(NameClass nameClass, Predicate<String> mayMatch, Pattern pattern) {

    private static final int UUID_LENGTH = 36;

    /** The built-in rows, in the order in which they are tried; the last one fits every name. */
    public static final List<NameRow> BUILT_IN = List.of(
            row(NameClass.CLUSTER_TRUST, ends(".tlv"), "[CI]TLFile\\.tlv"),
            row(NameClass.DEVICE_TRUST, ends(".tlv"), "[CI]TL(.+)\\.tlv"),
            row(NameClass.DEVICE_TRUST, begins("ext_ITL"), "ext_ITL(.+?)(?:\\.tlv)?"),
            row(NameClass.DEFAULT_CONFIG, begins("XMLDefault"), "XMLDefault\\.cnf\\.xml"),
            row(NameClass.DEFAULT_CONFIG, ends("Default.cnf"), "S[IE]PDefault\\.cnf"),
            row(NameClass.DEVICE, ends(".cnf").or(ends(".cnf.xml")), "(?:.*/)?([^/]+)\\.cnf(?:\\.xml)?"),
            row(NameClass.DEVICE, begins("gk").or(begins("ata")), "((?:gk|ata)[0-9a-f]+)"),
            row(
                    NameClass.CLUSTER_OWN,
                    name -> name.length() >= UUID_LENGTH && name.indexOf('-') >= 0,
                    ".*[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}.*"),
            row(NameClass.COMMON, NameRow::any, ".*"));

    public NameRow {
        Objects.requireNonNull(nameClass, "nameClass");
        Objects.requireNonNull(mayMatch, "mayMatch");
        Objects.requireNonNull(pattern, "pattern");
    }

    /**
     * A row of this class for names that match the regular expression.
     *
     * @throws java.util.regex.PatternSyntaxException when it is none
     */
    public static NameRow row(NameClass nameClass, String regex) {
        return row(nameClass, NameRow::any, regex);
    }

    /** A match of this base name, or null. */
    @Nullable
    Matcher match(String base) {
        if (!mayMatch.test(base)) {
            return null;
        }
        Matcher matcher = pattern.matcher(base);
        return matcher.matches() ? matcher : null;
    }

    /** Whether this row comes before the look-up of registered devices: trust lists carry a device's name, too. */
    boolean isTrust() {
        return nameClass == NameClass.DEVICE_TRUST || nameClass == NameClass.CLUSTER_TRUST;
    }

    private static NameRow row(NameClass nameClass, Predicate<String> mayMatch, String regex) {
        int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;
        return new NameRow(nameClass, mayMatch, Pattern.compile(regex, flags));
    }

    private static boolean any(String name) {
        return true;
    }

    private static Predicate<String> begins(String start) {
        return name -> name.regionMatches(true, 0, start, 0, start.length());
    }

    private static Predicate<String> ends(String end) {
        return name -> name.regionMatches(true, name.length() - end.length(), end, 0, end.length());
    }
}
