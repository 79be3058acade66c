package io.option150.web.http;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/** The end of a connection whose other side takes nothing any more. */
public final class Cut {

    private Cut() {}

    /**
     * Ends it at once, at the socket's end of the pipeline: Vert.x' own close, or a reset, would wait until all that is queued
     * has been taken.
     */
    public static void off(HttpConnection connection) {
        if (connection instanceof ConnectionBase base) {
            var _ = base.channel().pipeline().firstContext().close();
        } else {
            connection.close();
        }
    }
}
