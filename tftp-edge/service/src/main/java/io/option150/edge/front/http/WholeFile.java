package io.option150.edge.front.http;

import io.option150.edge.content.StoredContent;
import io.option150.tftp.net.Content;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.Consumer;

/**
 * Waits until all of a file is there, for a client that could not tell its end from a broken source: HTTP/1.0 knows no
 * chunks, and a body of unknown length ends there when the connection does (RFC 9112, section 6.3; RES-15). Used on the
 * connection's context.
 */
final class WholeFile {

    private final StoredContent content;
    private final Content.Subscription changes;
    private final Consumer<Content.State> then;
    private final Vertx vertx;
    private final long limit;
    private boolean over;

    private WholeFile(StoredContent content, Context context, long patienceMillis, Consumer<Content.State> then) {
        this.content = content;
        this.then = then;
        this.vertx = context.owner();
        this.limit = vertx.setTimer(patienceMillis, _ -> end(Content.State.ARRIVING));
        this.changes = content.onChange(() -> context.runOnContext(_ -> look()));
    }

    /**
     * Begins to wait.
     *
     * @param content with a claim, which stays the caller's
     * @param patienceMillis after which it is no use to wait on
     * @param then hears, once, what became of it; {@link Content.State#ARRIVING} when the client went away before, or when
     *     it took too long
     */
    static void await(
            HttpServerResponse response,
            StoredContent content,
            Context context,
            long patienceMillis,
            Consumer<Content.State> then) {
        WholeFile whole = new WholeFile(content, context, patienceMillis, then);
        response.closeHandler(_ -> whole.end(Content.State.ARRIVING));
        whole.look();
    }

    private void look() {
        if (content.state() != Content.State.ARRIVING) {
            end(content.state());
        }
    }

    private void end(Content.State state) {
        if (!over) {
            over = true;
            changes.close();
            vertx.cancelTimer(limit);
            then.accept(state);
        }
    }
}
