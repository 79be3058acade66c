package io.option150.web.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Reads the body of an answer, whoever sends it: neither too much nor for too long. */
public final class BoundedBody {

    private static final Logger LOG = Logger.getLogger(BoundedBody.class);

    private BoundedBody() {}

    /** Does not read a body at all, however long it is. */
    public static void refuse(HttpClientResponse answer) {
        answer.exceptionHandler(broken -> LOG.debugf("An answer was broken off: %s", broken));
        answer.request().reset();
    }

    /**
     * Reads a body.
     *
     * @param answer of which nothing was read yet
     * @param most bytes
     * @param patience until its end
     * @return the bytes; fails, and breaks the answer off, when there are more or they do not end in time
     */
    public static Future<Buffer> read(HttpClientResponse answer, int most, Duration patience) {
        Promise<Buffer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        answer.handler(piece -> {
            if (body.length() + piece.length() > most) {
                whole.tryFail(new IOException("the answer has more than " + most + " bytes"));
            } else {
                body.appendBuffer(piece);
            }
        });
        answer.exceptionHandler(whole::tryFail);
        answer.endHandler(_ -> whole.tryComplete(body));
        return whole.future()
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(_ -> answer.request().reset());
    }
}
