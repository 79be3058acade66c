package io.option150.files.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.Objects;

/**
 * One file of the TFTP tree, its current version: the whole state, as the file store answers and tells it.
 *
 * @param path normalised name as uploaded, e.g. {@code United_States/g3-tones.xml}; the key of the topic
 * @param size bytes
 * @param sha256 lower-case hex of the bytes; {@code GET /api/v1/contents/{sha256}} gives them
 * @param version counts the uploads of this path from 1
 * @param form whether the bytes are plain, bear a signed form's name, or are made of a record
 * @param modified when this version was stored
 * @param sequence version of this record; grows with every change and is never reused for this path
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FileRecord(
        String path, long size, String sha256, long version, FileForm form, Instant modified, long sequence) {

    public FileRecord {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(modified, "modified");
    }
}
