package io.option150.files.contract;

/** Topic and event types that the file store owns. */
public final class FileTopics {

    /** Compacted; key: file path; value: {@link FileRecord}, none after a removal. */
    public static final String CONFIG_CHANGED = "config-changed";

    public static final String TYPE_FILE_CHANGED = "io.option150.file.changed";
    public static final String TYPE_FILE_REMOVED = "io.option150.file.removed";

    /** Schema of {@link FileRecord}; the last part is {@code major.minor}. */
    public static final String SCHEMA_FILE = "urn:option150:schema:file:1.1";

    private FileTopics() {}
}
