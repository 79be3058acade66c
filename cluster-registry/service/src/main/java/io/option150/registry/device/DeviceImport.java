package io.option150.registry.device;

import io.option150.registry.call.Violations;
import io.option150.registry.device.DeviceBatch.Outcome;
import io.option150.registry.device.ImportReport.RefusedLine;
import io.option150.web.Violation;
import io.quarkus.vertx.VertxContextSupport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One import on its way: lines are read as they arrive and stored in batches, so that neither the body nor a transaction
 * grows with the number of devices. Not for several threads; waits for the database, so never for an event loop.
 */
final class DeviceImport {

    private static final int BATCH = 200;

    private final DeviceBatch batches;
    private final LineFormat format;
    private final Map<String, Long> lines = new LinkedHashMap<>();
    private final List<DeviceForm> forms = new ArrayList<>();
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final List<RefusedLine> listed = new ArrayList<>();
    private long refused;

    DeviceImport(DeviceBatch batches, LineFormat format) {
        this.batches = batches;
        this.format = format;
    }

    /** Takes all lines. What was stored before a failure stays; the same import again finds it unchanged. */
    ImportReport run(ImportLines body) throws IOException {
        for (var line = body.next(); line.isPresent(); line = body.next()) {
            take(line.get());
        }
        store();
        return new ImportReport(
                count(Outcome.ASSIGNED), count(Outcome.MOVED), count(Outcome.UNCHANGED), refused, listed);
    }

    private void take(ImportLines.Line line) {
        if (line.tooLong()) {
            refuse(line.number(), "line", "must be at most " + ImportLines.LONGEST + " characters", line.text());
            return;
        }
        Optional<DeviceForm> read = format.read(line.text());
        if (read.isEmpty()) {
            return;
        }
        var form = read.get();
        if (!form.violations().isEmpty()) {
            refuse(line.number(), form.violations());
            return;
        }
        // A device told twice: the later line counts, and its event comes after.
        if (forms.size() == BATCH || lines.containsKey(form.name().key())) {
            store();
        }
        lines.put(form.name().key(), line.number());
        forms.add(form);
    }

    private void store() {
        if (forms.isEmpty()) {
            return;
        }
        var done = await(List.copyOf(forms));
        var numbers = List.copyOf(lines.values());
        for (int i = 0; i < done.size(); i++) {
            outcomes.merge(done.get(i), 1L, Long::sum);
            if (done.get(i) == Outcome.UNKNOWN_HOME) {
                var home = forms.get(i).home().text();
                refuse(numbers.get(i), "clusterId", "must be a cluster that exists", home);
            }
        }
        forms.clear();
        lines.clear();
    }

    private List<Outcome> await(List<DeviceForm> batch) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> batches.take(batch));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a batch of an import could not be stored", e);
        }
    }

    private void refuse(long line, String field, String rule, String value) {
        var violations = new Violations();
        violations.add(field, rule, value);
        refuse(line, violations.found());
    }

    private void refuse(long line, List<Violation> violations) {
        refused++;
        if (listed.size() < ImportReport.MOST_LISTED) {
            listed.add(new RefusedLine(line, violations));
        }
    }

    private long count(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }
}
