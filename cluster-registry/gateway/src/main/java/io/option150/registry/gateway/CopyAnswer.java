package io.option150.registry.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** What came of asking one of several. */
sealed interface CopyAnswer {

    /** Who was asked: an edge by its id, or a service. */
    String name();

    /** It answered. */
    record Told(String name, JsonObject answer) implements CopyAnswer {}

    /**
     * It refused the call, as all of them would.
     *
     * @param status 400 to 499
     */
    record Refused(String name, int status, String type, Buffer body) implements CopyAnswer {}

    /** It did not answer in time, or with nothing that can be shown. */
    record Missing(String name, String reason) implements CopyAnswer {}
}
