package io.option150.registry.device;

import io.option150.registry.cluster.ClusterId;
import io.option150.registry.cluster.KnownClusters;
import io.option150.registry.device.ImportReport.Counts;
import io.option150.registry.device.ImportReport.Refusal;
import io.option150.web.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides what becomes of some lines of an import, beside the devices that there are. A line may say again what an
 * earlier one said of its phone, but nothing else: which of the two was meant is anybody's guess.
 */
final class ImportPlan {

    private final KnownClusters clusters;
    private final FirstLines firstLines;
    private final boolean preview;
    private final Map<String, DeviceRow> devices = new HashMap<>();
    private final Map<String, DeviceRow> writes = new LinkedHashMap<>();
    private final Set<String> fresh = new HashSet<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private long lines;
    private long assigned;
    private long moved;

    private ImportPlan(KnownClusters clusters, List<DeviceRow> devices, FirstLines firstLines, boolean preview) {
        this.clusters = clusters;
        this.firstLines = firstLines;
        this.preview = preview;
        devices.forEach(device -> this.devices.put(device.key, device));
    }

    /**
     * Decides upon lines, in their order.
     *
     * @param devices the present state of all phones that the lines name; changed by this
     * @param firstLines where the earlier lines' phones stand, and these lines' afterwards
     * @param preview whether nothing is stored, so that the devices do not show what earlier lines did
     */
    static ImportPlan of(
            List<ImportLine> lines,
            KnownClusters clusters,
            List<DeviceRow> devices,
            FirstLines firstLines,
            boolean preview) {
        var plan = new ImportPlan(clusters, devices, firstLines, preview);
        lines.forEach(plan::decide);
        return plan;
    }

    /** The rows to be written, one for each key; their sequences are still to be drawn. */
    List<DeviceRow> writes() {
        return List.copyOf(writes.values());
    }

    /** Whether a row to be written is that of a new device. */
    boolean isFresh(DeviceRow device) {
        return fresh.contains(device.key);
    }

    Counts counts() {
        return new Counts(lines, assigned, moved, lines - assigned - moved - refusals.size(), refusals.size());
    }

    /** In the order of their lines. */
    List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    private void decide(ImportLine line) {
        lines++;
        if (!line.isGood()) {
            refusals.add(new Refusal(line.number(), line.text(), line.violations()));
            return;
        }
        var home = line.form().home();
        var rule = clusters.objection(home);
        if (rule.isPresent()) {
            refuse(line, "clusterId", rule.get(), home.text());
            return;
        }
        var phone = new ArrayList<DeviceRow>();
        for (var key : line.phoneKeys()) {
            var device = devices.get(key);
            if (device != null) {
                phone.add(device);
            }
        }
        int first = firstLines.of(line.phoneKeys().getFirst());
        var elsewhere = elsewhere(line, phone);
        if (first != 0 && elsewhere.isPresent()) {
            refuse(
                    line,
                    "clusterId",
                    "must be '" + elsewhere.get() + "': a phone has one home, and line " + first + " has it",
                    home.text());
        } else if (first == 0 && firstLines.isFull()) {
            refuse(line, "line", "must be one of " + FirstLines.MOST + " phones of an import at the most", line.text());
        } else {
            put(line, phone);
        }
    }

    /** The home that the phone has, if that is another one than the line says. */
    private Optional<String> elsewhere(ImportLine line, List<DeviceRow> phone) {
        if (preview) {
            // Its names stand where an earlier line would have put them.
            firstLines
                    .homeOf(line.phoneKeys().getFirst())
                    .ifPresent(home -> phone.forEach(device -> device.clusterId = home.text()));
        }
        var known = preview
                ? firstLines.homeOf(line.phoneKeys().getFirst()).map(ClusterId::text)
                : Optional.<String>empty();
        return Stream.concat(known.stream(), phone.stream().map(device -> device.clusterId))
                .filter(home -> !home.equals(line.form().home().text()))
                .findFirst();
    }

    private void put(ImportLine line, List<DeviceRow> phone) {
        var name = line.form().deviceName();
        var home = line.form().home();
        var device = devices.get(name.key());
        if (device == null && preview && firstLines.of(line.phoneKeys().getFirst()) != 0) {
            // The earlier line would have assigned it.
            return;
        }
        if (device == null) {
            for (var other : phone) {
                if (!other.isAt(home)) {
                    refuse(
                            line,
                            "clusterId",
                            "must be '" + other.clusterId + "', the home of '" + other.name
                                    + "', which is the same phone (RES-2)",
                            home.text());
                    return;
                }
            }
            var made = DeviceRow.of(name, home, 0);
            devices.put(made.key, made);
            writes.put(made.key, made);
            fresh.add(made.key);
            assigned++;
        } else if (phone.stream().anyMatch(other -> !other.isAt(home))) {
            // Names that an earlier version let stand at two homes are joined, too.
            phone.stream().filter(other -> !other.isAt(home)).forEach(other -> move(other, home));
            moved++;
        }
        var key = line.phoneKeys().getFirst();
        if (firstLines.of(key) == 0) {
            firstLines.put(key, line.number(), home);
        }
    }

    private void move(DeviceRow device, ClusterId home) {
        device.clusterId = home.text();
        writes.put(device.key, device);
    }

    private void refuse(ImportLine line, String field, String rule, String value) {
        refusals.add(new Refusal(line.number(), line.text(), List.of(new Violation(field, rule, value))));
    }
}
