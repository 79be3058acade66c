package io.option150.files.tree;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.audit.Audit;
import io.option150.files.content.Content;
import io.option150.files.contract.FileForm;
import io.option150.files.contract.FileRecord;
import io.option150.files.contract.FileTopics;
import io.option150.files.path.FilePath;
import io.option150.outbox.Outbox;
import io.option150.web.Problem;
import io.option150.web.Violation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Files that come together: all of them become newest versions in one transaction, or none does. */
@Singleton
public class PackageFiles {

    private static final int MOST_TOLD = 20;

    private static final String STANDING = """
            select path, folded, version, sha256, size, modified, sequence, rendered,
                (select v.forced from file_version v where v.path = file.path and v.version = file.version)
            from file
            where folded in (select folded from json_to_recordset(cast(cast(:files as text) as json)) as g(folded text))""";

    private final Audit audit;
    private final Outbox outbox;
    private final NewestVersions versions;
    private final ObjectMapper json;

    PackageFiles(Audit audit, Outbox outbox, NewestVersions versions, ObjectMapper json) {
        this.audit = audit;
        this.outbox = outbox;
        this.versions = versions;
        this.json = json;
    }

    private static final String FORCED = """
            update file_version v set forced = true
            from json_to_recordset(cast(cast(:files as text) as json)) as g(path text, version bigint)
            where v.path = g.path and v.version = g.version""";

    /** A file of the package; its content is stored already. */
    public record Given(FilePath path, Content content) {}

    /**
     * Makes these contents the newest versions of their files. Fails with a 409 problem where a name differs in case or Unicode
     * form only from one that there is: phones could not tell which they get.
     *
     * @param files no two of one path
     * @param forced those that have errors, and are stored all the same
     * @return in the same order
     */
    public Uni<List<Write>> put(List<Given> files, Set<FilePath> forced) {
        var paths = files.stream().map(it -> it.path().value()).toList();
        return audit.transaction(session -> FreshPlans.in(session)
                .chain(() -> outbox.lockAndNext(session, FileTopics.CONFIG_CHANGED, paths))
                .chain(sequences -> standing(session, files)
                        .invoke(standing -> requireNoNamesakes(files, standing))
                        .chain(standing -> put(session, files, forced, byPath(standing), sequences))));
    }

    private Uni<List<FileRecord>> standing(Mutiny.Session session, List<Given> files) {
        var folded =
                files.stream().map(it -> Map.of("folded", it.path().folded())).toList();
        return session.createNativeQuery(STANDING, Object[].class)
                .setParameter("files", write(folded))
                .getResultList()
                .map(rows -> rows.stream().map(PackageFiles::file).toList());
    }

    private static FileRecord file(Object[] row) {
        var path = (String) row[0];
        var form = (Boolean) row[7] ? FileForm.RENDERED : FileForm.of(path);
        return new FileRecord(
                path,
                number(row[4]),
                (String) row[3],
                number(row[2]),
                form,
                instant(row[5]),
                number(row[6]),
                Boolean.TRUE.equals(row[8]));
    }

    private static void requireNoNamesakes(List<Given> files, List<FileRecord> standing) {
        var given = new HashMap<String, String>();
        files.forEach(it -> given.put(it.path().folded(), it.path().value()));
        var violations = standing.stream()
                .filter(it -> !it.path().equals(given.get(new FilePath(it.path()).folded())))
                .limit(MOST_TOLD)
                .map(it -> new Violation(
                        "name",
                        "must differ in more than case from the file " + it.path() + " that there is",
                        String.valueOf(given.get(new FilePath(it.path()).folded()))))
                .toList();
        if (!violations.isEmpty()) {
            var first = violations.getFirst();
            throw new Problem(
                            "urn:option150:problem:conflict",
                            "Conflict",
                            409,
                            first.sentence() + ". Remove the one or the other; nothing was stored.",
                            first.field(),
                            first.rule(),
                            first.value(),
                            violations)
                    .exception();
        }
    }

    private Uni<List<Write>> put(
            Mutiny.Session session,
            List<Given> files,
            Set<FilePath> forced,
            Map<String, FileRecord> standing,
            Map<String, Long> sequences) {
        var changed = files.stream()
                .filter(it -> !isSame(it, standing.get(it.path().value())))
                .toList();
        // The database keeps microseconds: the event must not tell of more than a later read shows.
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return store(session, changed, sequences, now).chain(numbers -> {
            var writes = new ArrayList<Write>();
            for (var file : files) {
                var before = standing.get(file.path().value());
                var version = numbers.get(file.path().value());
                writes.add(
                        version == null
                                ? new Write(
                                        Objects.requireNonNull(before, "it is the same"),
                                        Write.Outcome.UNCHANGED,
                                        List.of())
                                : written(file, version, forced.contains(file.path()), sequences, now, before == null));
            }
            return mark(session, writes)
                    .chain(() -> outbox.append(
                            session,
                            writes.stream()
                                    .filter(it -> it.outcome() != Write.Outcome.UNCHANGED)
                                    .map(it -> FileEvents.changed(it.file()))
                                    .toList()))
                    .replaceWith(writes);
        });
    }

    /** What a record made is by hand from now on, even with the same bytes. */
    private static boolean isSame(Given file, @Nullable FileRecord before) {
        return before != null
                && before.form() != FileForm.RENDERED
                && before.sha256().equals(file.content().sha256().hex());
    }

    private Uni<Void> mark(Mutiny.Session session, List<Write> writes) {
        var forced = writes.stream()
                .filter(it ->
                        it.outcome() != Write.Outcome.UNCHANGED && it.file().forced())
                .map(it -> Map.of("path", it.file().path(), "version", it.file().version()))
                .toList();
        return forced.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(FORCED)
                        .setParameter("files", write(forced))
                        .executeUpdate()
                        .replaceWithVoid();
    }

    private static Write written(
            Given file, long version, boolean isForced, Map<String, Long> sequences, Instant now, boolean isNew) {
        var path = file.path().value();
        var after = new FileRecord(
                path,
                file.content().size(),
                file.content().sha256().hex(),
                version,
                FileForm.of(path),
                now,
                Objects.requireNonNull(sequences.get(path), "one of each file"),
                isForced);
        return new Write(after, isNew ? Write.Outcome.CREATED : Write.Outcome.REPLACED, List.of());
    }

    private Uni<Map<String, Long>> store(
            Mutiny.Session session, List<Given> files, Map<String, Long> sequences, Instant now) {
        var given = files.stream()
                .map(it -> NewestVersions.Given.of(
                        it.path(),
                        it.content().sha256(),
                        it.content().size(),
                        Objects.requireNonNull(sequences.get(it.path().value()), "one of each file")))
                .toList();
        return versions.store(session, given, false, now);
    }

    private static Map<String, FileRecord> byPath(List<FileRecord> files) {
        var byPath = new HashMap<String, FileRecord>();
        files.forEach(it -> byPath.put(it.path(), it));
        return byPath;
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    private static Instant instant(Object value) {
        return value instanceof OffsetDateTime time ? time.toInstant() : (Instant) value;
    }

    private String write(List<?> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can be written", e);
        }
    }
}
