package io.option150.edge.view;

import io.option150.edge.name.FileName;
import io.option150.files.contract.FileRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The index of the suite's own files, by exact name and without regard to case (RES-1). */
public final class OwnFiles {

    private final Map<String, FileRecord> exact = new ConcurrentHashMap<>();
    /** The names of one folding in their order, so that every edge picks the same one. */
    private final Map<String, TreeMap<String, FileRecord>> folded = new ConcurrentHashMap<>();

    private final boolean foldCase;

    OwnFiles(boolean foldCase) {
        this.foldCase = foldCase;
    }

    /** The file that this name stands for: the one that bears it, else the first that differs in case alone. */
    public Optional<FileRecord> find(String name) {
        FileRecord bearer = exact.get(name);
        if (bearer != null || !foldCase) {
            return Optional.ofNullable(bearer);
        }
        // Trees in the map are replaced, never changed, so this one may be read without a lock.
        TreeMap<String, FileRecord> likes = folded.get(FileName.fold(name));
        return likes == null ? Optional.empty() : Optional.of(likes.firstEntry().getValue());
    }

    /** All files, in no order. */
    public List<FileRecord> all() {
        return List.copyOf(exact.values());
    }

    /** How many files there are. */
    public int size() {
        return exact.size();
    }

    /** Puts a file in its place and returns what was there. */
    @Nullable
    FileRecord put(FileRecord file) {
        folded.compute(FileName.fold(file.path()), (_, likes) -> {
            TreeMap<String, FileRecord> more = likes == null ? new TreeMap<>() : new TreeMap<>(likes);
            more.put(file.path(), file);
            return more;
        });
        return exact.put(file.path(), file);
    }

    /** Takes a file away and returns it. */
    @Nullable
    FileRecord remove(String path) {
        folded.computeIfPresent(FileName.fold(path), (_, likes) -> {
            TreeMap<String, FileRecord> fewer = new TreeMap<>(likes);
            fewer.remove(path);
            return fewer.isEmpty() ? null : fewer;
        });
        return exact.remove(path);
    }
}
