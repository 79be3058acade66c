package io.option150.files;

import io.option150.web.settings.Range;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What the file store takes, keeps and throws away. What goes together is checked by {@link SettingsCheck}. */
@ConfigMapping(prefix = "option150.files")
public interface FileSettings {

    /** Largest file taken, in bytes with an optional K, M or G. A larger upload is answered 413. */
    @Range("1 or more")
    @WithDefault("1G")
    MemorySize maxSize();

    /** Versions kept of each file, the current one among them. */
    @Range("1 to 1000")
    @WithDefault("10")
    int keepVersions();

    /** Longest that one upload may take. A longer one is answered 408 and stores nothing. */
    @Range("above 0")
    @WithDefault("1h")
    Duration uploadTimeout();

    /**
     * How long bytes that no version has are kept, for readers in the midst of them and for uploads that have not
     * ended. Must be longer than {@link #uploadTimeout}.
     */
    @WithDefault("2h")
    Duration orphanGrace();

    /** Time between two runs of the collector of such bytes. */
    @Range("above 0")
    @WithDefault("10m")
    Duration collectEvery();

    /**
     * Database connections that chunks may use at a time, 1 or more. Must be less than
     * {@code quarkus.datasource.reactive.max-size}, so that chunks never starve short queries.
     */
    @WithDefault("6")
    int chunkConnections();

    /**
     * A folder on the disk of the database, where this machine has it: uploads that would leave less than
     * {@link #storageReserve} free there are answered 507. Without it the database alone tells a full disk.
     */
    Optional<Path> storageDirectory();

    /** Kept free on the disk of {@link #storageDirectory}, in bytes with an optional K, M or G. */
    @Range("0 or more")
    @WithDefault("256M")
    MemorySize storageReserve();

    /**
     * Most bytes kept, equal ones counted once, older versions among them, with an optional K, M or G. Uploads
     * beyond it are answered 507; several at the same time may pass it by what they bring. No limit unless set.
     */
    @Range("1 or more")
    Optional<MemorySize> quota();

    /**
     * What becomes of an upload of a phone's file that has errors: {@code refuse} answers 422 unless {@code ?force=true},
     * {@code warn} stores it and answers with what was found, {@code off} looks at none.
     */
    @WithDefault("refuse")
    Check check();

    /** Uploads running at a time; each holds about 1 MiB of memory. Further ones wait, unread. */
    @Range("1 or more")
    @WithDefault("32")
    int maxUploads();

    /** Downloads running at a time; each holds about 1 MiB of memory. Further ones wait. */
    @Range("1 or more")
    @WithDefault("128")
    int maxDownloads();

    /**
     * Holds the key under which passwords in phones' records are kept, made at the first start: 32 bytes in base64. Without it
     * records that have passwords are refused.
     */
    Optional<Path> keyFile();

    /** Batches of phones' files that are made of records at a time, in the background; 0: none by this copy of the service. */
    @Range("0 to 8")
    @WithDefault("2")
    int renderers();

    /** What becomes of a phone's file with errors. */
    enum Check {
        REFUSE,
        WARN,
        OFF
    }
}
