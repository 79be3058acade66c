package io.option150.registry.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** What came of asking one copy of the edge. */
sealed interface CopyAnswer {

    /** Its id. */
    String edgeId();

    /** It answered. */
    record Told(String edgeId, JsonObject answer) implements CopyAnswer {}

    /**
     * It refused the call, as every copy would.
     *
     * @param status 400 to 499
     */
    record Refused(String edgeId, int status, String type, Buffer body) implements CopyAnswer {}

    /** It did not answer in time, or with nothing that can be shown. */
    record Missing(String edgeId, String reason) implements CopyAnswer {

        JsonObject toJson() {
            return new JsonObject().put("edgeId", edgeId).put("reason", reason);
        }
    }
}
