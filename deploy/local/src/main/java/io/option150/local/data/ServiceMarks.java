package io.option150.local.data;

import io.option150.local.settings.ServiceName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The services' processes, written down as {@code run/<service>.pid}: a line that names the process, and one that names
 * the folder.
 */
public record ServiceMarks(DataFolder folder) {

    public void write(ServiceName service, ProcessHandle process) throws IOException {
        Files.writeString(file(service), ProcessMark.of(process).text() + "\n" + FolderMark.of(folder) + "\n");
    }

    public void remove(ServiceName service) throws IOException {
        Files.deleteIfExists(file(service));
    }

    /** The living process of a service, if the one written down still lives and was written down in this very folder. */
    public Optional<ProcessHandle> read(ServiceName service) throws IOException {
        if (!Files.exists(file(service))) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file(service));
        if (lines.size() < 2 || !lines.get(1).equals(FolderMark.of(folder))) {
            return Optional.empty();
        }
        return ProcessMark.parse(lines.getFirst()).flatMap(ProcessMark::living);
    }

    private Path file(ServiceName service) {
        return folder.run().resolve(service.id() + ".pid");
    }
}
