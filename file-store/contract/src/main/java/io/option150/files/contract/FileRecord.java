package io.option150.files.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param forced whether this version was stored though it has errors that a phone could not use it for; left out where not
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FileRecord(
        String path,
        long size,
        String sha256,
        long version,
        FileForm form,
        Instant modified,
        long sequence,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean forced) {

    public FileRecord {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(modified, "modified");
    }

    /** One in which nothing is wrong that would be known. */
    public FileRecord(
            String path, long size, String sha256, long version, FileForm form, Instant modified, long sequence) {
        this(path, size, sha256, version, form, modified, sequence, false);
    }
}
