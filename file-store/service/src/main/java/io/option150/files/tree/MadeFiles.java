package io.option150.files.tree;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.files.content.ContentBatch;
import io.option150.files.content.Sha256;
import io.option150.files.contract.FileForm;
import io.option150.files.contract.FileRecord;
import io.option150.files.contract.FileTopics;
import io.option150.files.path.FilePath;
import io.option150.outbox.Change;
import io.option150.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Files of the tree that are made of records, written and removed many at a time in a transaction that is under way: a handful of
 * statements however many they are. A file that was put by hand is left as it is.
 */
@Singleton
public class MadeFiles {

    private static final String STANDING = """
            select path, folded, sha256, rendered from file
            where folded in (select folded from json_to_recordset(cast(cast(:files as text) as json)) as g(folded text))""";

    private static final String REMOVE = """
            with gone as (
                delete from file where rendered and path in (
                    select path from json_to_recordset(cast(cast(:files as text) as json)) as g(path text))
                returning path)
            select path from gone""";

    private final Outbox outbox;
    private final ContentBatch contents;
    private final NewestVersions versions;
    private final ObjectMapper json;

    MadeFiles(Outbox outbox, ContentBatch contents, NewestVersions versions, ObjectMapper json) {
        this.outbox = outbox;
        this.contents = contents;
        this.versions = versions;
        this.json = json;
    }

    /**
     * A file that is made.
     *
     * @param isSecret whether its bytes are kept sealed
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Made(FilePath path, byte[] bytes, Sha256 sha256, boolean isSecret) {}

    /**
     * What became of files.
     *
     * @param written those whose bytes are others now
     * @param byHand those in whose place, or in that of a name that differs in case only, one was put by hand
     */
    public record Outcome(Set<FilePath> written, Set<FilePath> byHand) {}

    /** Makes these the newest versions of their files, those whose bytes are others and that nobody put by hand. */
    public Uni<Outcome> write(Mutiny.Session session, Collection<Made> files) {
        if (files.isEmpty()) {
            return Uni.createFrom().item(new Outcome(Set.of(), Set.of()));
        }
        var byPath = files.stream()
                .collect(Collectors.toMap(
                        it -> it.path().value(), Function.identity(), (first, _) -> first, LinkedHashMap::new));
        return outbox.lockAndNext(session, FileTopics.CONFIG_CHANGED, byPath.keySet())
                .chain(sequences -> standing(session, byPath.values())
                        .chain(standing -> write(session, byPath.values(), standing, sequences)));
    }

    /** What {@link #write} would do; nothing is stored. */
    public Uni<Outcome> compare(Mutiny.Session session, Collection<Made> files) {
        if (files.isEmpty()) {
            return Uni.createFrom().item(new Outcome(Set.of(), Set.of()));
        }
        return standing(session, files).map(standing -> {
            var byHand = new HashSet<FilePath>();
            var changed = new HashSet<FilePath>();
            files.forEach(it -> {
                if (standing.isByHand(it)) {
                    byHand.add(it.path());
                } else if (!standing.has(it)) {
                    changed.add(it.path());
                }
            });
            return new Outcome(changed, byHand);
        });
    }

    /** Removes those of these files that are made of records; others stay. */
    public Uni<Void> remove(Mutiny.Session session, Collection<String> paths) {
        if (paths.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return outbox.lockAndNext(session, FileTopics.CONFIG_CHANGED, paths)
                .chain(sequences -> session.createNativeQuery(REMOVE, String.class)
                        .setParameter(
                                "files", write(paths.stream().map(Named::new).toList()))
                        .getResultList()
                        .chain(gone -> outbox.append(
                                session,
                                gone.stream()
                                        .map(path -> FileEvents.removed(path, of(path, sequences)))
                                        .toList())));
    }

    private Uni<Outcome> write(
            Mutiny.Session session, Collection<Made> files, Standing standing, Map<String, Long> sequences) {
        var byHand = new HashSet<FilePath>();
        var changed = new ArrayList<Made>();
        for (var file : files) {
            if (standing.isByHand(file)) {
                byHand.add(file.path());
            } else if (!standing.has(file)) {
                changed.add(file);
            }
        }
        // One that stands beside another spelling of its name would go on being found first.
        var hidden = byHand.stream()
                .map(FilePath::value)
                .filter(standing.digests()::containsKey)
                .toList();
        return remove(session, hidden)
                .chain(() -> store(session, changed, sequences))
                .replaceWith(() ->
                        new Outcome(changed.stream().map(Made::path).collect(Collectors.toSet()), Set.copyOf(byHand)));
    }

    private Uni<Void> store(Mutiny.Session session, List<Made> files, Map<String, Long> sequences) {
        if (files.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        // The database keeps microseconds: the event must not tell of more than a later read shows.
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var given = new LinkedHashMap<Sha256, ContentBatch.Given>();
        files.forEach(
                it -> given.putIfAbsent(it.sha256(), new ContentBatch.Given(it.sha256(), it.bytes(), it.isSecret())));
        var rows = files.stream()
                .map(it -> NewestVersions.Given.of(
                        it.path(), it.sha256(), it.bytes().length, of(it.path().value(), sequences)))
                .toList();
        return contents.store(session, given.values())
                .chain(() -> versions.store(session, rows, true, now))
                .chain(numbers -> outbox.append(session, changes(files, numbers, sequences, now)));
    }

    private static List<Change> changes(
            List<Made> files, Map<String, Long> versions, Map<String, Long> sequences, Instant now) {
        return files.stream()
                .map(it -> {
                    var path = it.path().value();
                    return FileEvents.changed(new FileRecord(
                            path,
                            it.bytes().length,
                            it.sha256().hex(),
                            of(path, versions),
                            FileForm.RENDERED,
                            now,
                            of(path, sequences)));
                })
                .toList();
    }

    private static long of(String path, Map<String, Long> numbers) {
        return Objects.requireNonNull(numbers.get(path), "one of each file");
    }

    private Uni<Standing> standing(Mutiny.Session session, Collection<Made> files) {
        return session.createNativeQuery(STANDING, Object[].class)
                .setParameter(
                        "files",
                        write(files.stream()
                                .map(it -> new Folded(it.path().folded()))
                                .toList()))
                .getResultList()
                .map(Standing::of);
    }

    private String write(List<?> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can be written", e);
        }
    }

    /**
     * Files that are there.
     *
     * @param byHand folded names of those that were put by hand
     * @param digests of those that are made of records, by path
     */
    private record Standing(Set<String> byHand, Map<String, String> digests) {

        boolean isByHand(Made file) {
            return byHand.contains(file.path().folded());
        }

        boolean has(Made file) {
            return file.sha256().hex().equals(digests.get(file.path().value()));
        }

        static Standing of(List<Object[]> rows) {
            var byHand = new HashSet<String>();
            var digests = new HashMap<String, String>();
            for (var row : rows) {
                if ((Boolean) row[3]) {
                    digests.put((String) row[0], (String) row[2]);
                } else {
                    byHand.add((String) row[1]);
                }
            }
            return new Standing(byHand, digests);
        }
    }

    private record Folded(String folded) {}

    private record Named(String path) {}
}
