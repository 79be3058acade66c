package io.option150.registry.device;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.registry.call.FieldRules;
import io.option150.registry.cluster.ClusterId;
import io.option150.registry.cluster.KnownClusters;
import jakarta.validation.Validation;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
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

        // A body that begins so is UTF-16, in which these are other lines.
        Assume.that(body.substring(0, Math.min(2, body.length())).indexOf(0) < 0);

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

    /** A preview says what the import then does, and changes nothing. */
    @Property(tries = 200)
    void aPreviewTellsWhatWillBe(
            @ForAll("oneNameEach") List<String> lines, @ForAll @IntRange(min = 1, max = 7) int batch) {
        var table = new HashMap<String, DeviceRow>();
        table.put("SEP000000000001", DeviceRow.of(new DeviceName("SEP000000000001"), id("a"), 1));
        var body = String.join("\n", lines).getBytes(UTF_8);
        var before = homes(table);

        var told = run(body, 9, batch, "application/x-ndjson", Optional.empty(), true, table);

        assertThat(homes(table)).isEqualTo(before);
        assertThat(told).isEqualTo(run(body, 9, batch, "application/x-ndjson", Optional.empty(), false, table));
    }

    /** As Unified CM's Bulk Administration Tool exports phones, and as spreadsheets save them. */
    @Property(tries = 60)
    void takesAnExportOfUnifiedCmInAnyEncoding(
            @ForAll("encodings") String encoding,
            @ForAll("ends") String end,
            @ForAll @IntRange(min = 1, max = 9) int piece) {
        var body = String.join(
                end,
                "\"Description\",\"Device Name\",MAC ADDRESS,Device Pool",
                "\"Müller, \"\"Empfang\"\"\",SEP001122AABB01,001122AABB01,DP 海",
                "x,,00:11:22:aa:bb:02,DP",
                "x,,0011.22aa.bb03",
                "x,001122aabb04,,DP,,",
                "x,y",
                "\uD83D\uDCDE,SEP001122AABB0,,DP");
        var table = new HashMap<String, DeviceRow>();
        var bytes = switch (encoding) {
            case "UTF-8 with mark" -> ("\uFEFF" + body).getBytes(UTF_8);
            case "UTF-16LE with mark" -> ("\uFEFF" + body).getBytes(StandardCharsets.UTF_16LE);
            default -> body.getBytes(Charset.forName(encoding));
        };
        var report = run(bytes, piece, 3, "text/csv", Optional.of("b"), false, table);
        assertThat(table.keySet())
                .containsExactlyInAnyOrder("SEP001122AABB01", "SEP001122AABB02", "SEP001122AABB03", "SEP001122AABB04");
        assertThat(table.values()).allMatch(device -> device.clusterId.equals("b"));
        assertThat(report.counts()).isEqualTo(new ImportReport.Counts(6, 4, 0, 0, 2));
        assertThat(report.refusals().getFirst().violations().getFirst().rule())
                .isEqualTo("must have a field for each of the 4 columns of the first line");
        assertThat(report.refusals().getLast().text()).startsWith("\uD83D\uDCDE,");
    }

    @Provide
    Arbitrary<String> encodings() {
        return Arbitraries.of("UTF-8", "UTF-8 with mark", "UTF-16", "UTF-16LE", "UTF-16LE with mark", "UTF-16BE");
    }

    /** Lines of names of which no two are one phone's. */
    @Provide
    Arbitrary<List<String>> oneNameEach() {
        var names = Arbitraries.of("SEP000000000001", "sep000000000001", "SEP000000000002", "gw", "b d");
        var homes = Arbitraries.of("a", "b", "nowhere");
        return names.flatMap(name -> homes.map(home -> json(name, home))).list().ofMaxSize(12);
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
        IntStream.rangeClosed(1, 100_000)
                .forEach(line -> first.put("SEP%012X".formatted(line), line, id(line % 2 == 0 ? "a" : "b")));
        assertThat(IntStream.rangeClosed(1, 100_000)).allMatch(line -> first.of("SEP%012X".formatted(line)) == line);
        assertThat(first.homeOf("SEP%012X".formatted(77_777))).hasValue(id("b"));
        assertThat(first.homeOf("SEP%012X".formatted(100_001))).isEmpty();
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
        return run(body.getBytes(UTF_8), piece, batch, type, Optional.empty(), false, table);
    }

    private static ImportReport run(
            byte[] bytes,
            int piece,
            int batch,
            String type,
            Optional<String> home,
            boolean preview,
            Map<String, DeviceRow> table) {
        var format = ImportFormat.of(type, new ObjectMapper(), FORMS, home);
        var text = new BodyText();
        var reader = new BodyLines();
        var tally = new ImportTally(preview);
        var lines = new ArrayList<BodyLine>();
        for (int at = 0; at < bytes.length; at += piece) {
            lines.addAll(reader.of(text.utf8(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece)))));
        }
        lines.addAll(reader.of(text.rest()));
        lines.addAll(reader.rest());
        var read = lines.stream().flatMap(line -> format.read(line).stream()).toList();
        for (int at = 0; at < read.size(); at += batch) {
            var part = read.subList(at, Math.min(read.size(), at + batch));
            var present = table.values().stream().map(ImportLinesTest::copy).toList();
            var plan = ImportPlan.of(part, CLUSTERS, present, tally.firstLines(), preview);
            if (!preview) {
                plan.writes().forEach(device -> table.put(device.key, device));
            }
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
