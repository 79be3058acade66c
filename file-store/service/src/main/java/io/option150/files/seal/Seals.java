package io.option150.files.seal;

import io.option150.files.FileSettings;
import io.option150.seal.DoesNotOpen;
import io.option150.seal.KeyFile;
import io.option150.seal.SealKey;
import io.option150.web.Problem;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Seals and opens under the key of {@code option150.files.key-file}, from the start on. For several threads. */
@Singleton
public class Seals {

    private static final Logger LOG = Logger.getLogger(Seals.class);

    /** Before anything works. */
    private static final int FIRST = 10;

    // Some, not one: a single row that was damaged must not end the start.
    private static final String SEALED = """
            (select 'profile ' || name, sealed from profile where sealed is not null limit 3)
            union all (select device, sealed from device_config where sealed is not null limit 3)
            union all (select 'content ' || c.sha256 || ', chunk ' || k.n, k.bytes from content_chunk k
                join file_content c on c.id = k.content_id where k.sealed limit 3)""";

    private final Optional<KeyFile> file;
    private final DataSource database;
    private volatile @Nullable SealKey key;

    /** By what is set. */
    public Seals(FileSettings settings, DataSource database) {
        this.file = settings.keyFile()
                .map(path -> new KeyFile(path, "option150.files.key-file", "passwords in the database"));
        this.database = database;
    }

    /** Ends the start where the key is needed and not there, or is another one: a new one would open nothing. */
    void start(@Observes @Priority(FIRST) StartupEvent event) throws SQLException {
        var sealed = sealed();
        if (file.isPresent()) {
            var read = sealed.isEmpty() ? file.get().readOrMake() : file.get().read();
            if (!sealed.isEmpty() && sealed.stream().noneMatch(it -> it.opensUnder(read))) {
                throw file.get()
                        .refused(
                                "holds another key than the one that passwords in the database are sealed under (that of %s does not open). Put the file back"
                                        .formatted(sealed.getFirst().of()),
                                null);
            }
            key = read;
        } else if (!sealed.isEmpty()) {
            LOG.error("option150.files.key-file is not set, but there are sealed passwords in the database:"
                    + " phones' files that have any are neither made nor served");
        }
    }

    /**
     * Seals a text.
     *
     * @param of the thing that it belongs to: it opens for no other
     * @throws io.option150.web.ProblemException 409, where no key is set
     */
    public byte[] close(byte[] plain, String of) {
        var known = key;
        if (known == null) {
            throw Problem.conflict(
                            "Passwords are kept under a key, and there is none: option150.files.key-file is not set.")
                    .exception();
        }
        return known.seal(plain, of);
    }

    /** Opens what was sealed; fails with {@link DoesNotOpen} where it is not of this thing. */
    public byte[] open(byte[] sealed, String of) {
        var known = key;
        if (known == null) {
            throw new DoesNotOpen(of, null);
        }
        return known.open(sealed, of);
    }

    private List<Sealed> sealed() throws SQLException {
        var found = new ArrayList<Sealed>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(SEALED)) {
            while (rows.next()) {
                found.add(new Sealed(rows.getString(1), rows.getBytes(2)));
            }
        }
        return found;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sealed(String of, byte[] bytes) {

        boolean opensUnder(SealKey key) {
            try {
                key.open(bytes, of);
                return true;
            } catch (DoesNotOpen _) {
                return false;
            }
        }
    }
}
