package io.option150.registry.push;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A push, and what became of it.
 *
 * @param endpoint what the call manager calls the phone
 * @param after the sequence of config-changed that edges were to apply before; 0: none
 * @param asked when the call manager was asked
 * @param answer the call manager's, or why there is none
 * @param fetched the first configuration that the phone was given since it was asked, the only proof that it does; null: none yet
 */
record PushView(
        long id,
        String device,
        String clusterId,
        @Schema(enumeration = {"check", "restart", "reset"}) String wish,
        String endpoint,
        long after,
        PushState state,
        Instant created,
        String createdBy,
        @Schema(nullable = true) @Nullable Instant asked,
        @Schema(nullable = true) @Nullable Instant ended,
        String answer,
        @Schema(nullable = true) @Nullable Fetched fetched) {

    /**
     * What a phone fetched.
     *
     * @param edge the copy of the edge that saw it
     * @param name of the file
     */
    @Schema(name = "PushFetched")
    record Fetched(Instant time, String edge, String name) {}
}
