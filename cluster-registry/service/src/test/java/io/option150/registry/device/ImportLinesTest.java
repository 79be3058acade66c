package io.option150.registry.device;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.registry.call.FieldRules;
import io.option150.registry.cluster.ClusterId;
import io.option150.registry.cluster.KnownClusters;
import jakarta.validation.Validation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Lines in are lines counted, however they end and are cut, and the table holds what the report says. */
class ImportLinesTest {

    private static final KnownClusters CLUSTERS = new KnownClusters(Set.of("a", "b"));
    private static final DeviceFormReader FORMS = new DeviceFormReader(
            new FieldRules(Validation.buildDefaultValidatorFactory().getValidator()));

    @Property(tries = 300)
    void everyLineHasOneEnd(
            @ForAll("lines") List<String> lines,
            @ForAll("ends") String end,
            @ForAll @IntRange(min = 1, max = 9) int piece,
            @ForAll @IntRange(min = 1, max = 7) int batch,
            @ForAll boolean csv) {
        var table = new HashMap<String, DeviceRow>();
        table.put("SEP000000000001", DeviceRow.of(new DeviceName("SEP000000000001"), id("a"), 1));
        var body = csv ? "name,clusterId" + end + String.join(end, lines) : String.join(end, lines);

        var report = run(body, piece, batch, csv ? "text/csv" : "application/x-ndjson", table);

        var counts = report.counts();
        assertThat(counts.lines())
                .isEqualTo(lines.stream().filter(line -> !line.isBlank()).count());
        assertThat(counts.stored() + counts.refused()).isEqualTo(counts.lines());
        assertThat(counts.assigned()).isEqualTo(table.size() - 1L);
        assertThat(report.refusals()).hasSize((int) counts.refused());
        assertThat(report.refusals().stream().map(ImportReport.Refusal::line))
                .isSorted()
                .doesNotHaveDuplicates();
        // One home for each phone, whatever the lines said.
        Map<List<String>, Set<String>> homes = table.values().stream()
                .collect(Collectors.groupingBy(
                        device -> new DeviceName(device.name).phoneKeys(),
                        Collectors.mapping(device -> device.clusterId, Collectors.toSet())));
        assertThat(homes.values()).allSatisfy(ofOne -> assertThat(ofOne).hasSize(1));
    }

    /** The same again changes nothing and refuses the same lines. */
    @Property(tries = 100)
    void aRepeatCompletesAndChangesNothingMore(
            @ForAll("lines") List<String> lines, @ForAll @IntRange(max = 12) int cutAt) {
        var table = new HashMap<String, DeviceRow>();
        run(String.join("\n", lines.subList(0, Math.min(cutAt, lines.size()))), 5, 2, "application/x-ndjson", table);

        var whole = run(String.join("\n", lines), 5, 3, "application/x-ndjson", table);
        var state = homes(table);
        var again = run(String.join("\n", lines), 5, 4, "application/x-ndjson", table);

        assertThat(again.counts().assigned() + again.counts().moved()).isZero();
        assertThat(again.counts().refused()).isEqualTo(whole.counts().refused());
        assertThat(homes(table)).isEqualTo(state);
    }

    @Example
    void aLineThatIsTooLongIsOneRefusedLine() {
        var table = new HashMap<String, DeviceRow>();
        var body = "x".repeat(BodyLines.LONGEST_BYTES * 3) + "\n" + json("SEP000000000002", "a");
        var report = run(body, 1_000, 10, "application/x-ndjson", table);
        assertThat(report.counts()).isEqualTo(new ImportReport.Counts(2, 1, 0, 0, 1));
        assertThat(report.refusals().getFirst().violations().getFirst().rule()).contains("65536 bytes");
        assertThat(report.refusals().getFirst().text()).hasSizeLessThan(300);
    }

    @Example
    void firstLinesAreFoundAmongAHundredThousand() {
        var first = new FirstLines();
        IntStream.rangeClosed(1, 100_000).forEach(line -> first.put("SEP%012X".formatted(line), line));
        assertThat(IntStream.rangeClosed(1, 100_000)).allMatch(line -> first.of("SEP%012X".formatted(line)) == line);
        assertThat(IntStream.rangeClosed(100_001, 200_000)).allMatch(line -> first.of("SEP%012X".formatted(line)) == 0);
    }

    @Provide
    Arbitrary<List<String>> lines() {
        var names = Arbitraries.of(
                "SEP000000000001",
                "sep000000000001",
                "SIP000000000001",
                "gk000000000001",
                "SEP000000000002",
                "gw",
                "b d",
                "");
        var homes = Arbitraries.of("a", "b", "nowhere", "A", "");
        var json = names.flatMap(name -> homes.map(home -> json(name, home)));
        var csv = names.flatMap(name -> homes.map(home -> name + "," + home));
        var junk = Arbitraries.of("", "  ", "\uFEFFx", "{", "[]", "\"", "\"a", "a,b,c", "null", "\u0000", "é\u2028");
        return Arbitraries.oneOf(json, json, csv, csv, junk).list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<String> ends() {
        return Arbitraries.of("\n", "\r\n", "\r", "\n\n", "\r\r\n");
    }

    private static String json(String name, String home) {
        return "{\"name\":\"" + name + "\",\"clusterId\":\"" + home + "\"}";
    }

    private static Map<String, String> homes(Map<String, DeviceRow> table) {
        var homes = new HashMap<String, String>();
        table.forEach((key, device) -> homes.put(key, device.clusterId));
        return homes;
    }

    /** An import over a map in the database's place, cut into pieces and batches of these sizes. */
    private static ImportReport run(String body, int piece, int batch, String type, Map<String, DeviceRow> table) {
        var format = ImportFormat.of(type, new ObjectMapper(), FORMS);
        var reader = new BodyLines();
        var tally = new ImportTally();
        var bytes = body.getBytes(UTF_8);
        var lines = new ArrayList<BodyLine>();
        for (int at = 0; at < bytes.length; at += piece) {
            lines.addAll(reader.of(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece))));
        }
        lines.addAll(reader.rest());
        var read = lines.stream().flatMap(line -> format.read(line).stream()).toList();
        for (int at = 0; at < read.size(); at += batch) {
            var part = read.subList(at, Math.min(read.size(), at + batch));
            var present = table.values().stream().map(ImportLinesTest::copy).toList();
            var plan = ImportPlan.of(part, CLUSTERS, present, tally.firstLines());
            plan.writes().forEach(device -> table.put(device.key, device));
            tally.add(plan);
        }
        return tally.report();
    }

    private static DeviceRow copy(DeviceRow device) {
        return DeviceRow.of(new DeviceName(device.name), id(device.clusterId), device.sequence);
    }

    private static ClusterId id(String text) {
        return new ClusterId(text);
    }
}
