package io.option150.files.tree;

import io.option150.audit.Audit;
import io.option150.files.FileSettings;
import io.option150.files.content.Content;
import io.option150.files.content.Sha256;
import io.option150.files.contract.FileForm;
import io.option150.files.contract.FileRecord;
import io.option150.files.contract.FileTopics;
import io.option150.files.path.FilePath;
import io.option150.outbox.Outbox;
import io.option150.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Changes the tree. Each change is one short transaction under the path's lock, its event in it. */
@Singleton
public class FileChanges {

    private static final int MOST_NAMESAKES = 10;

    private final Audit audit;
    private final Outbox outbox;
    private final int keepVersions;

    FileChanges(Audit audit, Outbox outbox, FileSettings settings) {
        this.audit = audit;
        this.outbox = outbox;
        this.keepVersions = settings.keepVersions();
    }

    /**
     * Makes this content the file's newest version. Fails with a 412 problem when the precondition does not hold.
     *
     * @param isForced whether it has errors that a phone could not use it for, and is stored all the same
     */
    public Uni<Write> put(FilePath path, Content content, boolean isForced, Precondition precondition) {
        return change(path, change -> {
            precondition.check(change.before());
            return write(change, content, isForced);
        });
    }

    /**
     * Makes the content of an older version the file's newest one. Fails with a 404 problem when there is no such file
     * or version, 412 when the precondition does not hold.
     */
    public Uni<Write> restore(FilePath path, long version, Precondition precondition) {
        return change(path, change -> {
            if (change.before() == null) {
                throw FileTree.notFound(path);
            }
            precondition.check(change.before());
            return change.session()
                    .find(VersionRow.class, new VersionRow.Key(path.value(), version))
                    .onItem()
                    .ifNull()
                    .failWith(() -> Problem.notFound("File " + path + " has no version " + version + ".")
                            .exception())
                    .chain(old ->
                            write(change, new Content(new Sha256(old.sha256), old.size, old.modified), old.forced));
        });
    }

    /** Removes the file and its versions. Fails with a 404 problem when there is none, 409 when a record makes it, 412 as above. */
    public Uni<Void> remove(FilePath path, Precondition precondition) {
        return change(path, change -> {
            var row = change.row();
            if (row == null) {
                throw FileTree.notFound(path);
            }
            precondition.check(row.toRecord());
            if (row.rendered) {
                throw Problem.conflict("File " + path
                                + " is made of a record, and would be back at once. Remove the record under"
                                + " /api/v1/device-configs or /api/v1/common-files, or put another file in its place.")
                        .exception();
            }
            return change.session().remove(row).chain(() -> tell(change, null));
        });
    }

    /** A change under way: the transaction's session, the path with its lock held, its sequence, the row as it was. */
    private record InHand(
            Mutiny.Session session,
            FilePath path,
            long sequence,
            @Nullable FileRow row) {

        @Nullable
        FileRecord before() {
            return row == null ? null : row.toRecord();
        }
    }

    private <T> Uni<T> change(FilePath path, Function<InHand, Uni<T>> work) {
        return audit.transaction(session -> outbox.lockAndNext(session, FileTopics.CONFIG_CHANGED, path.value())
                .chain(sequence -> session.find(FileRow.class, path.value())
                        .chain(row -> work.apply(new InHand(session, path, sequence, row)))));
    }

    private Uni<Write> write(InHand change, Content content, boolean isForced) {
        return namesakes(change).chain(namesakes -> write(change, content, isForced, namesakes));
    }

    private static Uni<List<String>> namesakes(InHand change) {
        return change.session()
                .createSelectionQuery(
                        "select path from FileRow where folded = :folded and path <> :path order by path", String.class)
                .setParameter("folded", change.path().folded())
                .setParameter("path", change.path().value())
                .setMaxResults(MOST_NAMESAKES)
                .getResultList();
    }

    private Uni<Write> write(InHand change, Content content, boolean isForced, List<String> namesakes) {
        var before = change.before();
        // The same bytes put by hand are by hand: from now on no record changes them.
        boolean isMade = before != null && before.form() == FileForm.RENDERED;
        if (before != null && !isMade && before.sha256().equals(content.sha256().hex())) {
            return Uni.createFrom().item(new Write(before, Write.Outcome.UNCHANGED, namesakes));
        }
        var row = change.row() == null ? FileRow.at(change.path()) : change.row();
        // The database keeps microseconds: the event must not tell of more than a later read shows.
        row.become(
                row.version + 1,
                content,
                isForced,
                change.sequence(),
                Instant.now().truncatedTo(ChronoUnit.MICROS));
        var after = row.toRecord();
        var outcome = before == null ? Write.Outcome.CREATED : Write.Outcome.REPLACED;
        return change.session()
                .persistAll(row, VersionRow.of(after))
                .chain(() -> dropOldVersions(change.session(), after))
                .chain(() -> tell(change, after))
                .replaceWith(new Write(after, outcome, namesakes));
    }

    private Uni<Integer> dropOldVersions(Mutiny.Session session, FileRecord file) {
        return session.createMutationQuery("delete from VersionRow where path = :path and version <= :last")
                .setParameter("path", file.path())
                .setParameter("last", file.version() - keepVersions)
                .executeUpdate();
    }

    private Uni<Void> tell(InHand change, @Nullable FileRecord file) {
        return outbox.append(
                change.session(),
                file == null ? FileEvents.removed(change.path().value(), change.sequence()) : FileEvents.changed(file));
    }
}
