package io.option150.files.unpack;

import io.option150.files.content.ContentWriter;
import io.option150.files.content.Space;
import io.option150.files.path.FilePath;
import io.option150.files.tree.PackageFiles;
import io.option150.unpack.Limits;
import io.option150.unpack.RefusedPackage;
import io.option150.unpack.Step;
import io.option150.unpack.Unpacker;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A package on its way in: its bytes become contents, of which no file knows yet. One call's own. */
final class UnpackRun implements AutoCloseable {

    private final Vertx vertx;
    private final ContentWriter writer;
    private final Space.Allowance allowance;
    private final Unpacker unpacker;
    private final Arrivals arrivals;

    private final List<PackageFiles.Given> files = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<DefaultLoad> defaultLoads = new ArrayList<>();
    private boolean isEnded;

    private @Nullable Coming coming;
    private @Nullable Buffer loadText;

    /** The file that is coming now. */
    private record Coming(FilePath path, ContentWriter.Sink sink) {}

    UnpackRun(Vertx vertx, ContentWriter writer, Space.Allowance allowance, Limits limits, String folder) {
        this.vertx = vertx;
        this.writer = writer;
        this.allowance = allowance;
        this.unpacker = new Unpacker(limits);
        this.arrivals = new Arrivals(folder);
    }

    /** Takes the next bytes, and does what they allow. */
    Uni<Void> take(Buffer bytes) {
        return Uni.createFrom().deferred(() -> {
            unpacker.give(bytes.getBytes());
            return goOn();
        });
    }

    /** The package has come; fails where it is not whole. */
    Uni<Void> end() {
        return Uni.createFrom().deferred(() -> {
            unpacker.end();
            return goOn();
        });
    }

    List<PackageFiles.Given> files() {
        return files;
    }

    List<LeftOut> leftOut() {
        return leftOut;
    }

    List<DefaultLoad> defaultLoads() {
        return defaultLoads;
    }

    private Uni<Void> goOn() {
        return Multi.createBy()
                .repeating()
                .uni(this::step)
                .whilst(goesOn -> goesOn)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Off the event loop: what swells takes its time. */
    private Uni<Boolean> step() {
        if (isEnded) {
            return Uni.createFrom().item(false);
        }
        return UniHelper.toUni(vertx.executeBlocking(unpacker::next, false))
                .onFailure(RefusedPackage.class)
                .transform(Refused::of)
                .chain(this::done);
    }

    private Uni<Boolean> done(Step step) {
        return switch (step) {
            case Step.Opened opened -> {
                open(opened.name());
                yield Uni.createFrom().item(true);
            }
            case Step.Bytes piece -> add(Buffer.buffer(piece.bytes())).replaceWith(true);
            case Step.Closed _ -> close(coming).replaceWith(true);
            case Step.Hungry _ -> Uni.createFrom().item(false);
            case Step.End _ -> {
                isEnded = true;
                yield Uni.createFrom().item(false);
            }
        };
    }

    private void open(String name) {
        var why = LeftOut.why(name);
        if (why.isPresent()) {
            leftOut.add(new LeftOut(name, why.get()));
            loadText = DefaultLoads.isFor(name.substring(name.lastIndexOf('/') + 1)) ? Buffer.buffer() : null;
            return;
        }
        try {
            var path = arrivals.place(name);
            coming = new Coming(path, writer.open(allowance));
        } catch (RefusedPackage refused) {
            throw Refused.of(refused);
        }
    }

    private Uni<Void> add(Buffer bytes) {
        var file = coming;
        if (file != null) {
            return file.sink().add(bytes);
        }
        if (loadText != null && loadText.length() < DefaultLoads.MOST_BYTES) {
            loadText.appendBuffer(bytes, 0, Math.min(bytes.length(), DefaultLoads.MOST_BYTES - loadText.length()));
        }
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> close(@Nullable Coming file) {
        coming = null;
        if (file == null) {
            if (loadText != null) {
                defaultLoads.addAll(DefaultLoads.in(loadText.getBytes()));
                loadText = null;
            }
            return Uni.createFrom().voidItem();
        }
        return file.sink()
                .end()
                .invoke(content -> files.add(new PackageFiles.Given(file.path(), content)))
                .replaceWithVoid();
    }

    @Override
    public void close() {
        unpacker.close();
    }
}
