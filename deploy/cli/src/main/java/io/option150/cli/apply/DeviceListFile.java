package io.option150.cli.apply;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A list of devices as CSV: with the API's own columns, or as Unified CM's BAT exports phones. Other columns are passed over. */
final class DeviceListFile {

    private static final Map<String, String> COLUMNS = Map.of(
            "name", "name",
            "devicename", "name",
            "macaddress", "name",
            "clusterid", "clusterId",
            "cluster", "clusterId");

    private DeviceListFile() {}

    /**
     * Tells each device with its home.
     *
     * @param home of devices whose line names none; null: each line has to
     */
    static void read(Document document, Path file, @Nullable String home, BiConsumer<String, String> device)
            throws IOException {
        var lines = text(Files.readAllBytes(file)).lines().toList();
        var heading = lines.isEmpty() ? List.<String>of() : CsvLine.values(lines.getFirst());
        int name = column(heading, "name");
        int cluster = column(heading, "clusterId");
        if (name < 0 || (cluster < 0 && home == null)) {
            throw document.wrong(file + " must name the columns name and clusterId in its first line; spec.clusterId"
                    + " stands for the second");
        }
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            if (lines.get(i).chars().filter(sign -> sign == '"').count() % 2 == 1) {
                throw document.wrong(
                        file + ", line " + (i + 1) + " ends inside quotes: a field must stand in one line");
            }
            var values = CsvLine.values(lines.get(i));
            var at = cluster >= 0 && cluster < values.size() ? values.get(cluster) : "";
            var where = at.isEmpty() && home != null ? home : at;
            if (name >= values.size() || values.get(name).isEmpty() || where.isEmpty()) {
                throw document.wrong(
                        file + ", line " + (i + 1) + ": must have a name and a cluster; got: " + lines.get(i));
            }
            device.accept(values.get(name), where);
        }
    }

    private static int column(List<String> heading, String wanted) {
        return IntStream.range(0, heading.size())
                .filter(i -> wanted.equals(
                        COLUMNS.get(heading.get(i).replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT))))
                .findFirst()
                .orElse(-1);
    }

    private static String text(byte[] bytes) {
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return withoutMark(bytes, 2, UTF_16BE);
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return withoutMark(bytes, 2, UTF_16LE);
        }
        boolean marked =
                bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        return withoutMark(bytes, marked ? 3 : 0, UTF_8);
    }

    private static String withoutMark(byte[] bytes, int mark, Charset charset) {
        return new String(bytes, mark, bytes.length - mark, charset);
    }
}
