package io.option150.local.data;

import io.option150.local.settings.ServiceName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The services' processes, written down as {@code run/<service>.pid}. */
public record ServiceMarks(DataFolder folder) {

    public void write(ServiceName service, ProcessHandle process) throws IOException {
        Files.writeString(file(service), ProcessMark.of(process).text() + "\n");
    }

    public void remove(ServiceName service) throws IOException {
        Files.deleteIfExists(file(service));
    }

    /** The living process of a service, if the one written down still lives. */
    public Optional<ProcessHandle> read(ServiceName service) throws IOException {
        if (!Files.exists(file(service))) {
            return Optional.empty();
        }
        return ProcessMark.parse(Files.readString(file(service))).flatMap(ProcessMark::living);
    }

    private Path file(ServiceName service) {
        return folder.run().resolve(service.id() + ".pid");
    }
}
