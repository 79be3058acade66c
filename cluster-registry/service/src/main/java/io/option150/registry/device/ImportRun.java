package io.option150.registry.device;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MultiHelper;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One import under way. The body is read as fast as its lines are stored, so that a long import needs no more memory than
 * a short one. A batch of lines is stored whole or not at all: a line that is refused harms no other, and an import that
 * broke off can be sent again. All on one event loop.
 */
final class ImportRun {

    private static final int LINES_A_TRANSACTION = 1_000;
    private static final long PROGRESS_MS = 1_000;

    private final ImportStore store;
    private final ImportFormat format;
    private final ImportTally tally;
    private final ImportAnswer answer;
    private final Context context;
    private final BodyText text = new BodyText();
    private final BodyLines lines = new BodyLines();
    private int storing;
    private @Nullable Throwable broken;

    ImportRun(ImportStore store, ImportFormat format, ImportTally tally, ImportAnswer answer, Context context) {
        this.store = store;
        this.format = format;
        this.tally = tally;
        this.answer = answer;
        this.context = context;
    }

    /** Stores all lines of this request's body; fails where it breaks off. */
    Uni<Void> of(HttpServerRequest request) {
        // Only where work goes on: a client that stopped sending is cut by the idle timer.
        long timer = context.owner().setPeriodic(PROGRESS_MS, _ -> {
            if (storing > 0) {
                answer.progress();
            }
        });
        return lines(request)
                .onItem()
                .transformToIterable(line -> format.read(line).stream().toList())
                .group()
                .intoLists()
                .of(LINES_A_TRANSACTION)
                .emitOn(command -> context.runOnContext(_ -> command.run()))
                .onItem()
                .transformToUniAndConcatenate(this::store)
                .onItem()
                .ignoreAsUni()
                .chain(() -> ended(broken))
                .onTermination()
                .invoke(() -> context.owner().cancelTimer(timer));
    }

    /** A body that breaks off ends here, before the line that was cut, so that what has come is stored in peace. */
    private Multi<BodyLine> lines(HttpServerRequest request) {
        Multi<BodyLine> whole = MultiHelper.toMulti(request)
                .onFailure()
                .invoke(failure -> broken = failure)
                .onFailure()
                .recoverWithCompletion()
                .onItem()
                .transformToIterable(piece -> lines.of(text.utf8(piece.getBytes())));
        Multi<BodyLine> last =
                Multi.createFrom().deferred(() -> Multi.createFrom().iterable(broken == null ? rest() : List.of()));
        return Multi.createBy().concatenating().streams(whole, last);
    }

    private List<BodyLine> rest() {
        return Stream.concat(lines.of(text.rest()).stream(), lines.rest().stream())
                .toList();
    }

    private Uni<Void> store(List<ImportLine> batch) {
        storing++;
        return store.store(batch, tally).onTermination().invoke(() -> storing--);
    }

    private static Uni<Void> ended(@Nullable Throwable broken) {
        return broken == null ? Uni.createFrom().voidItem() : Uni.createFrom().failure(broken);
    }
}
