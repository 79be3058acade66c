package io.option150.registry.call;

import io.option150.web.http.EntityTags;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Answers that carry one thing and its version as {@code ETag}. */
public final class Answers {

    private Answers() {}

    /** 201, with the place of what was made. */
    public static <T> RestResponse<T> created(String path, T thing, long sequence) {
        return ResponseBuilder.<T>created(URI.create(path))
                .entity(thing)
                .header(HttpHeaders.ETAG, EntityTags.of(sequence))
                .build();
    }

    /** 200 after a change. */
    public static <T> RestResponse<T> changed(T thing, long sequence) {
        return ResponseBuilder.ok(thing)
                .header(HttpHeaders.ETAG, EntityTags.of(sequence))
                .build();
    }

    /** 200, or 304 for a reader who holds this version already. */
    public static <T> RestResponse<T> read(T thing, long sequence, @Nullable String ifNoneMatch) {
        var tag = EntityTags.of(sequence);
        return EntityTags.isHeld(ifNoneMatch, tag)
                ? ResponseBuilder.<T>create(Response.Status.NOT_MODIFIED)
                        .header(HttpHeaders.ETAG, tag)
                        .build()
                : changed(thing, sequence);
    }
}
