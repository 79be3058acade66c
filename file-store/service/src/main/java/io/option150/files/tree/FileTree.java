package io.option150.files.tree;

import io.option150.files.contract.FileRecord;
import io.option150.files.path.FilePath;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.Problem;
import io.option150.web.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads the tree. */
@Singleton
public class FileTree {

    private static final char ESCAPE = '!';

    private final Mutiny.SessionFactory sessions;

    FileTree(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** The file of exactly this path. */
    public Uni<Optional<FileRecord>> find(FilePath path) {
        return sessions.withSession(session -> session.find(FileRow.class, path.value()))
                .map(file -> Optional.ofNullable(file).map(FileRow::toRecord));
    }

    /**
     * The file of exactly this path, else of one that differs in case or the Unicode form of letters only (RES-1); of several such, the first in the
     * order of bytes.
     */
    public Uni<Optional<FileRecord>> findIgnoringCase(FilePath path) {
        return sessions.withSession(session -> session.createSelectionQuery("""
                                from FileRow where folded = :folded
                                order by case when path = :path then 0 else 1 end, path
                                """, FileRow.class)
                        .setParameter("folded", path.folded())
                        .setParameter("path", path.value())
                        .setMaxResults(1)
                        .getResultList())
                .map(files -> files.stream().findFirst().map(FileRow::toRecord));
    }

    /**
     * Sizes in bytes of the files that there are of these names; of those that differ in case or Unicode form only, the first
     * one's in the order of bytes.
     *
     * @param folded names without regard to case and Unicode form, a few hundred at most
     * @return by folded name
     */
    public Uni<Map<String, Long>> sizes(Set<String> folded) {
        return sessions.withSession(session -> session.createSelectionQuery(
                                "from FileRow where folded in :folded order by path", FileRow.class)
                        .setParameter("folded", folded)
                        .getResultList())
                .map(files -> files.stream()
                        .collect(Collectors.toMap(file -> file.folded, file -> file.size, (first, _) -> first)));
    }

    /** Files whose path starts so, in the order of bytes. */
    public Uni<Paged<FileRecord>> list(String prefix, PageQuery page) {
        var pattern = startingWith(prefix);
        return sessions.withSession(session -> session.createSelectionQuery(
                        "from FileRow where path like :pattern escape '!' order by path", FileRow.class)
                .setParameter("pattern", pattern)
                .setFirstResult(page.offset())
                .setMaxResults(page.size())
                .getResultList()
                .flatMap(files -> session.createSelectionQuery(
                                "select count(*) from FileRow where path like :pattern escape '!'", Long.class)
                        .setParameter("pattern", pattern)
                        .getSingleResult()
                        .map(total -> Paged.of(
                                page, files.stream().map(FileRow::toRecord).toList(), total))));
    }

    /** Versions kept of this file, newest first; fails with a 404 problem when there is no such file. */
    public Uni<Paged<FileRecord>> versions(FilePath path, PageQuery page) {
        return sessions.withSession(session -> session.createSelectionQuery(
                                "from VersionRow where path = :path order by version desc", VersionRow.class)
                        .setParameter("path", path.value())
                        .getResultList())
                .map(versions ->
                        page(path, versions.stream().map(VersionRow::toRecord).toList(), page));
    }

    /** What a call for a path without a file ends with. */
    public static ProblemException notFound(FilePath path) {
        return Problem.notFound("There is no file " + path + ".").exception();
    }

    private static Paged<FileRecord> page(FilePath path, List<FileRecord> all, PageQuery page) {
        if (all.isEmpty()) {
            throw notFound(path);
        }
        return Paged.of(page, all);
    }

    private static String startingWith(String prefix) {
        return prefix.replaceAll("[!%_]", ESCAPE + "$0") + "%";
    }
}
