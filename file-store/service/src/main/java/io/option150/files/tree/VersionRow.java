package io.option150.files.tree;

import io.option150.files.contract.FileForm;
import io.option150.files.contract.FileRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** One version kept of a file, as a row; the current one has a row here too. */
@Entity
@Table(name = "file_version")
@IdClass(VersionRow.Key.class)
class VersionRow {

    /** Which version of which file. */
    record Key(String path, long version) implements Serializable {}

    @Id
    String path = "";

    @Id
    long version;

    String sha256 = "";
    long size;
    Instant modified = Instant.EPOCH;
    long sequence;
    boolean rendered;
    boolean forced;

    static VersionRow of(FileRecord file) {
        var stored = new VersionRow();
        stored.path = file.path();
        stored.version = file.version();
        stored.sha256 = file.sha256();
        stored.size = file.size();
        stored.modified = file.modified();
        stored.sequence = file.sequence();
        stored.rendered = file.form() == FileForm.RENDERED;
        stored.forced = file.forced();
        return stored;
    }

    FileRecord toRecord() {
        return new FileRecord(
                path,
                size,
                sha256,
                version,
                rendered ? FileForm.RENDERED : FileForm.of(path),
                modified,
                sequence,
                forced);
    }
}
