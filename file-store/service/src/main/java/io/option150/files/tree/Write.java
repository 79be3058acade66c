package io.option150.files.tree;

import io.option150.files.contract.FileRecord;
import java.util.List;

/**
 * What a write made of a file.
 *
 * @param file the file after it
 * @param outcome what changed
 * @param namesakes paths of other files that differ from this one's in case or the Unicode form of letters only
 */
public record Write(FileRecord file, Outcome outcome, List<String> namesakes) {

    /** What changed. */
    public enum Outcome {
        /** There was no file of this path. */
        CREATED,
        /** The file has a new version. */
        REPLACED,
        /** The file had these bytes already: no new version, no event. */
        UNCHANGED
    }

    public Write {
        namesakes = List.copyOf(namesakes);
    }
}
