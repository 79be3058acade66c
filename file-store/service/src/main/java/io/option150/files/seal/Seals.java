package io.option150.files.seal;

import io.option150.files.FileSettings;
import io.option150.web.Problem;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Seals and opens under the key of {@code option150.files.key-file}, from the start on. For several threads. */
@Singleton
public class Seals {

    /** Before anything works. */
    private static final int FIRST = 10;

    private static final String IS_SEALED = """
            select exists (select from device_config where sealed is not null)
                or exists (select from profile where sealed is not null)
                or exists (select from content_chunk where sealed)""";

    private final Optional<SealFile> file;
    private final DataSource database;
    private volatile @Nullable Seal seal;

    /** By what is set. */
    public Seals(FileSettings settings, DataSource database) {
        this.file = settings.keyFile().map(SealFile::new);
        this.database = database;
    }

    /** Ends the start where the key is needed and not there: a new one would open nothing. */
    void start(@Observes @Priority(FIRST) StartupEvent event) throws SQLException {
        if (file.isPresent()) {
            seal = isAnythingSealed() ? file.get().read() : file.get().readOrMake();
        }
    }

    /**
     * Seals a text.
     *
     * @param of the thing that it belongs to: it opens for no other
     * @throws io.option150.web.ProblemException 409, where no key is set
     */
    public byte[] close(byte[] plain, String of) {
        var known = seal;
        if (known == null) {
            throw Problem.conflict(
                            "Passwords are kept under a key, and there is none: option150.files.key-file is not set.")
                    .exception();
        }
        return known.close(plain, of);
    }

    /** Opens what was sealed; fails with {@link DoesNotOpen} where it is not of this thing. */
    public byte[] open(byte[] sealed, String of) {
        var known = seal;
        if (known == null) {
            throw new IllegalStateException(
                    "cannot open what is sealed of " + of + ": option150.files.key-file is not set");
        }
        return known.open(sealed, of);
    }

    private boolean isAnythingSealed() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(IS_SEALED)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
