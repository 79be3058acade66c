package io.option150.local.data;

import io.option150.local.settings.Addresses;
import io.option150.local.settings.PortPlan;
import io.option150.local.settings.Settings;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * What a running suite leaves in its folder for {@code status}, {@code down} and {@code demo}: they find it there
 * whatever ports it was started with.
 *
 * @param process the suite's own process, which watches over all others
 */
public record RunningSuite(ProcessMark process, List<InetAddress> listen, PortPlan ports) {

    private static final String FILE = "suite";

    public RunningSuite {
        listen = List.copyOf(listen);
    }

    /** Writes it down for this process. */
    public static void write(DataFolder folder, Settings settings) throws IOException {
        Properties properties = new Properties();
        properties.setProperty(
                "process", ProcessMark.of(ProcessHandle.current()).text());
        properties.setProperty("folder", FolderMark.of(folder));
        properties.setProperty("listen", Addresses.join(settings.listen()));
        properties.setProperty("port-offset", Integer.toString(settings.ports().offset()));
        properties.setProperty("tftp-port", Integer.toString(settings.ports().tftp()));
        try (Writer writer = Files.newBufferedWriter(file(folder))) {
            properties.store(writer, null);
        }
    }

    /** Forgets it. */
    public static void remove(DataFolder folder) throws IOException {
        Files.deleteIfExists(file(folder));
    }

    /** The suite that runs on a folder; none where the one written down has ended, or runs on another of which this is a copy. */
    public static Optional<RunningSuite> read(DataFolder folder) throws IOException {
        if (!Files.exists(file(folder))) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file(folder))) {
            properties.load(reader);
        }
        String marked = properties.getProperty("folder");
        // An earlier version wrote no folder down: then a lock that is held tells the suite from a copy of its folder.
        if (marked == null ? !SuiteLock.isHeld(folder) : !FolderMark.of(folder).equals(marked)) {
            return Optional.empty();
        }
        try {
            return ProcessMark.parse(properties.getProperty("process", ""))
                    .filter(mark -> mark.living().isPresent())
                    .map(mark -> new RunningSuite(
                            mark,
                            Addresses.parse("listen", properties.getProperty("listen", "")),
                            new PortPlan(
                                    Integer.parseInt(properties.getProperty("port-offset", "")),
                                    Integer.parseInt(properties.getProperty("tftp-port", "")))));
        } catch (IllegalArgumentException cutShort) {
            // Only a suite that is just writing it, or was killed while it did, leaves half of it.
            return Optional.empty();
        }
    }

    private static Path file(DataFolder folder) {
        return folder.run().resolve(FILE);
    }
}
