package io.option150.files.tree;

import io.option150.files.contract.FileRecord;
import io.option150.files.contract.FileTopics;
import io.option150.outbox.Change;
import org.jspecify.annotations.Nullable;

/** What is told of files. */
final class FileEvents {

    private FileEvents() {}

    static Change changed(FileRecord file) {
        return change(file.path(), FileTopics.TYPE_FILE_CHANGED, file.sequence(), file);
    }

    static Change removed(String path, long sequence) {
        return change(path, FileTopics.TYPE_FILE_REMOVED, sequence, null);
    }

    private static Change change(String path, String type, long sequence, @Nullable FileRecord state) {
        return new Change(FileTopics.CONFIG_CHANGED, path, type, FileTopics.SCHEMA_FILE, sequence, state);
    }
}
