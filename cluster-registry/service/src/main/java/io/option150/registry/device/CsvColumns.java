package io.option150.registry.device;

import io.option150.web.ProblemException;
import io.option150.web.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Which columns of a list of devices hold what: its own, for names and ids of clusters, or those of Unified CM's Bulk
 * Administration Tool, {@code Device Name} and {@code MAC ADDRESS}. Case, spaces and other columns do not matter.
 *
 * @param count of all columns
 * @param name where names are; -1: nowhere
 * @param mac where MAC addresses are, for lines without a name; -1: nowhere
 * @param cluster where homes are; -1: nowhere
 */
record CsvColumns(int count, int name, int mac, int cluster) {

    private static final Set<String> NAME = Set.of("name", "devicename");
    private static final Set<String> MAC = Set.of("macaddress");
    private static final Set<String> CLUSTER = Set.of("clusterid", "cluster");
    private static final Pattern NO_LETTER = Pattern.compile("[^a-z]");

    /**
     * The columns of a heading.
     *
     * @param needsCluster whether no line has a home without it
     * @throws ProblemException 400 if one is missing, or there twice: which is which is not to be guessed
     */
    static CsvColumns of(List<String> heading, String line, boolean needsCluster) {
        var columns = new CsvColumns(
                heading.size(), find(heading, NAME, line), find(heading, MAC, line), find(heading, CLUSTER, line));
        if ((columns.name < 0 && columns.mac < 0) || (needsCluster && columns.cluster < 0)) {
            throw none(line);
        }
        return columns;
    }

    /** A body that has no heading. */
    static ProblemException none(String line) {
        return new Violation(
                        "line 1",
                        "must name the columns name and clusterId, in the first line; Device Name or MAC ADDRESS stand for"
                                + " the one, ?clusterId= for the other",
                        line)
                .exception();
    }

    /** Whether a line has a field for each column, and none beside; empty ones at its end may be left out, or more. */
    boolean fits(List<String> fields) {
        int last = Math.max(Math.max(name, mac), cluster);
        return fields.size() > last && fields.stream().skip(count).allMatch(String::isBlank);
    }

    /** The device on a line that fits. */
    String device(List<String> fields) {
        return field(fields, name).or(() -> field(fields, mac)).orElse("");
    }

    /** What stands for the device on this line and ought to be a MAC address, and is none. */
    Optional<String> brokenMac(List<String> fields) {
        return field(fields, name).isPresent()
                ? Optional.empty()
                : field(fields, mac).filter(text -> MacName.phone(text).isEmpty());
    }

    /** Its home; empty where the line names none. */
    Optional<String> home(List<String> fields) {
        return field(fields, cluster);
    }

    private static Optional<String> field(List<String> fields, int at) {
        return at < 0 ? Optional.empty() : Optional.of(fields.get(at).strip()).filter(field -> !field.isEmpty());
    }

    private static int find(List<String> heading, Set<String> names, String line) {
        var found = IntStream.range(0, heading.size())
                .filter(i -> names.contains(NO_LETTER
                        .matcher(heading.get(i).toLowerCase(Locale.ROOT))
                        .replaceAll("")))
                .toArray();
        if (found.length > 1) {
            throw new Violation("line 1", "must name each column once", line).exception();
        }
        return found.length == 0 ? -1 : found[0];
    }
}
