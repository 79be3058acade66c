package io.option150.local.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The suite's child processes, written down as {@code run/<part>.pid}: a line that names the process, and one that names
 * the folder.
 */
public record ProcessMarks(DataFolder folder) {

    public void write(String part, ProcessHandle process) throws IOException {
        Files.writeString(file(part), ProcessMark.of(process).text() + "\n" + FolderMark.of(folder) + "\n");
    }

    public void remove(String part) throws IOException {
        Files.deleteIfExists(file(part));
    }

    /** The living process of a part, if the one written down still lives and was written down in this very folder. */
    public Optional<ProcessHandle> read(String part) throws IOException {
        if (!Files.exists(file(part))) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file(part));
        if (lines.size() < 2 || !lines.get(1).equals(FolderMark.of(folder))) {
            return Optional.empty();
        }
        return ProcessMark.parse(lines.getFirst()).flatMap(ProcessMark::living);
    }

    private Path file(String part) {
        return folder.run().resolve(part + ".pid");
    }
}
