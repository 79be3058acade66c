package io.option150.files.tree;

import io.option150.files.content.Content;
import io.option150.files.contract.FileForm;
import io.option150.files.contract.FileRecord;
import io.option150.files.path.FilePath;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Formula;

/** A file's current version, as a row. */
@Entity
@Table(name = "file")
class FileRow {

    @Id
    String path = "";

    String folded = "";
    long version;
    String sha256 = "";
    long size;
    Instant modified = Instant.EPOCH;
    long sequence;

    /** Whether it is made of a record. */
    boolean rendered;

    /** Kept with its version: of many files few are. */
    @Formula("(select v.forced from file_version v where v.path = path and v.version = version)")
    boolean forced;

    static FileRow at(FilePath path) {
        var file = new FileRow();
        file.path = path.value();
        file.folded = path.folded();
        return file;
    }

    void become(long newVersion, Content content, boolean isForced, long newSequence, Instant now) {
        version = newVersion;
        sha256 = content.sha256().hex();
        size = content.size();
        sequence = newSequence;
        modified = now;
        // Whoever uploads or restores does so by hand.
        rendered = false;
        forced = isForced;
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
