package io.option150.files.diff;

import io.option150.files.aside.Aside;
import io.option150.files.content.ContentReader;
import io.option150.files.content.Sha256;
import io.option150.files.contract.ByteRange;
import io.option150.files.contract.FileRecord;
import io.option150.files.path.FilePath;
import io.option150.files.record.Lineage;
import io.option150.files.record.Phones;
import io.option150.files.render.PhoneFiles;
import io.option150.files.render.RenderStates;
import io.option150.files.render.Rendering;
import io.option150.files.transfer.ConcurrencyLimit;
import io.option150.files.tree.FileTree;
import io.option150.web.PageQuery;
import io.option150.web.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hibernate.reactive.mutiny.Mutiny;

/** Compares versions of a file, and one of them with what its record gives. */
@Singleton
public class FileDiffs {

    /** Each holds some 10 MiB. */
    private static final int AT_A_TIME = 2;

    private final FileTree tree;
    private final ContentReader contents;
    private final Mutiny.SessionFactory sessions;
    private final RenderStates states;
    private final Phones phones;
    private final Lineage lineage;
    private final PhoneFiles files;
    private final CommonSide common;
    private final Aside aside;
    private final ConcurrencyLimit limit = new ConcurrencyLimit(AT_A_TIME);

    FileDiffs(
            FileTree tree,
            ContentReader contents,
            Mutiny.SessionFactory sessions,
            RenderStates states,
            Phones phones,
            Lineage lineage,
            PhoneFiles files,
            CommonSide common,
            Aside aside) {
        this.tree = tree;
        this.contents = contents;
        this.sessions = sessions;
        this.states = states;
        this.phones = phones;
        this.lineage = lineage;
        this.files = files;
        this.common = common;
        this.aside = aside;
    }

    /** One of two texts. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Side(String name, byte[] bytes) {}

    /**
     * From one version to another one, or to what a record gives.
     *
     * @param to number of a version; empty: the current one
     * @param isToRecord whether it is the record's, in the place of a version
     * @return fails with a 404 problem where there is none of them, 422 where they are no texts
     */
    public Uni<FileDiff> of(FilePath path, long from, OptionalLong to, boolean isToRecord) {
        return limit.within(() -> version(path, OptionalLong.of(from))
                .chain(first -> (isToRecord ? ofRecord(path) : version(path, to))
                        .chain(second -> aside.run(() -> diff(path.value(), first, second)))));
    }

    private static FileDiff diff(String path, Side first, Side second) {
        boolean isEqual = Arrays.equals(first.bytes(), second.bytes());
        var diff = isEqual
                ? ""
                : TextDiff.of(
                        path,
                        path + " (" + first.name() + ")",
                        TextDiff.text(first.name(), first.bytes()),
                        path + " (" + second.name() + ")",
                        TextDiff.text(second.name(), second.bytes()));
        return new FileDiff(path, first.name(), second.name(), isEqual, diff);
    }

    private Uni<Side> version(FilePath path, OptionalLong number) {
        return tree.versions(path, new PageQuery(0, PageQuery.MAX_SIZE))
                .map(kept -> kept.items().stream()
                        .filter(it -> number.isEmpty() || it.version() == number.getAsLong())
                        .findFirst()
                        .orElseThrow(
                                () -> Problem.notFound("Version " + number.orElse(0) + " of " + path + " is not kept.")
                                        .exception()))
                .chain(this::bytes);
    }

    private Uni<Side> bytes(FileRecord version) {
        var name = "version " + version.version();
        // One more than is compared tells that it is too large.
        long size = Math.min(version.size(), TextDiff.MOST_BYTES + 1L);
        return contents.read(new Sha256(version.sha256()), new ByteRange(0, size))
                .collect()
                .in(Buffer::buffer, Buffer::appendBuffer)
                .map(all -> new Side(name, all.getBytes()));
    }

    private Uni<Side> ofRecord(FilePath path) {
        return sessions.withSession(session -> states.owner(session, path.value())
                        .chain(device ->
                                device.isEmpty() ? common.rendering(session, path) : rendering(session, device.get())))
                .map(made -> made.filter(Rendering.Made.class::isInstance)
                        .map(Rendering.Made.class::cast)
                        .flatMap(it -> it.ready().stream()
                                .filter(file -> file.path().equals(path))
                                .findFirst())
                        .map(it -> new Side("record", it.bytes()))
                        .orElseThrow(() -> Problem.notFound("No record gives " + path + ".")
                                .exception()));
    }

    private Uni<Optional<Rendering>> rendering(Mutiny.Session session, String device) {
        return phones.find(session, List.of(device))
                .chain(kept -> lineage.of(session, kept).chain(records -> files.render(kept, records)))
                .map(made -> made.values().stream().findFirst());
    }
}
