package io.option150.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change.
 *
 * @param id of its service, growing
 * @param service whose thing it is
 * @param time when
 * @param who the name of the caller's token, or {@code oidc:} and the subject of the provider's; {@code option150}: the service by itself
 * @param role the caller's
 * @param address the caller's; empty: the service by itself
 * @param call method and path; empty: the service by itself
 * @param kind of thing
 * @param key which one
 * @param action {@code created}, {@code changed}, {@code removed}, or what was done that changed no field
 * @param before its fields; null: it was not there, or no field changed
 * @param after its fields; null: it is gone, or no field changed
 */
public record AuditRecord(
        long id,
        String service,
        Instant time,
        String who,
        String role,
        String address,
        String call,
        String kind,
        String key,
        String action,
        @Nullable JsonNode before,
        @Nullable JsonNode after) {}
