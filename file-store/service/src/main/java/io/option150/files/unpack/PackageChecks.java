package io.option150.files.unpack;

import io.option150.config.check.Finding;
import io.option150.files.check.CheckedCopy;
import io.option150.files.check.UploadChecks;
import io.option150.files.content.Content;
import io.option150.files.content.ContentReader;
import io.option150.files.contract.ByteRange;
import io.option150.files.path.FilePath;
import io.option150.files.tree.PackageFiles;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks phones' files of a package once all of it has come, since they name each other. Their bytes are read from the database
 * again, one file at a time: however many they are, none goes unchecked, and none is held meanwhile.
 */
@Singleton
class PackageChecks {

    private final UploadChecks checks;
    private final ContentReader contents;

    PackageChecks(UploadChecks checks, ContentReader contents) {
        this.checks = checks;
        this.contents = contents;
    }

    /** Whether what is found of a file is told, and may have it refused; of loads more is told in any case. */
    boolean isFor(FilePath path) {
        return checks.isFor(path);
    }

    /**
     * What is found of each file that is looked at, in the package's order: of a load even where files are not checked. Where a
     * check fails whose findings could only warn, its file is not among them.
     */
    Uni<Map<FilePath, List<Finding>>> findings(List<PackageFiles.Given> files) {
        var sizes = new HashMap<String, Long>();
        files.forEach(it -> sizes.put(it.path().folded(), it.content().size()));
        var found = new LinkedHashMap<FilePath, List<Finding>>();
        return Multi.createFrom()
                .iterable(files.stream()
                        .filter(it -> isFor(it.path()) || Firmware.isFor(it.path()))
                        .toList())
                .onItem()
                .transformToUniAndConcatenate(file ->
                        findings(file, sizes).invoke(ofFile -> ofFile.ifPresent(it -> found.put(file.path(), it))))
                .collect()
                .last()
                .replaceWith(found);
    }

    /** Fails with a 422 problem where one has errors and those are refused. */
    void requireTaken(Map<FilePath, List<Finding>> found, boolean isForced) {
        checks.requireTaken(found, isForced);
    }

    private Uni<Optional<List<Finding>>> findings(PackageFiles.Given file, Map<String, Long> sizes) {
        return checks.findings(file.path(), bytes(file.content()), beside(file.path(), sizes));
    }

    private Uni<byte[]> bytes(Content content) {
        var part = new ByteRange(0, Math.min(content.size(), CheckedCopy.MOST));
        return contents.read(content.sha256(), part)
                .collect()
                .in(Buffer::buffer, Buffer::appendBuffer)
                .map(Buffer::getBytes);
    }

    /** A load names its images without the folder that it lies in. */
    private static Map<String, Long> beside(FilePath path, Map<String, Long> sizes) {
        var folded = path.folded();
        var folder = folded.substring(0, folded.lastIndexOf('/') + 1);
        if (folder.isEmpty() || !Firmware.isFor(path)) {
            return sizes;
        }
        var all = new HashMap<>(sizes);
        sizes.forEach((name, size) -> {
            if (name.startsWith(folder)) {
                all.put(name.substring(folder.length()), size);
            }
        });
        return all;
    }
}
