package io.option150.files.config;

import io.option150.web.http.EntityTags;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Answers that carry one record and its version as {@code ETag}. */
final class Answers {

    private Answers() {}

    /** 201 with the place of what was made, or 200 after a change. */
    static <T> RestResponse<T> written(String path, Written<T> written) {
        var answer = written.isNew() ? ResponseBuilder.<T>created(URI.create(path)) : ResponseBuilder.<T>ok();
        return answer.entity(written.value())
                .header(HttpHeaders.ETAG, EntityTags.of(written.sequence()))
                .build();
    }

    /** 200, or 304 for a reader who holds this version already. */
    static <T> RestResponse<T> read(T thing, long sequence, @Nullable String ifNoneMatch) {
        var tag = EntityTags.of(sequence);
        var answer = EntityTags.isHeld(ifNoneMatch, tag)
                ? ResponseBuilder.<T>create(Response.Status.NOT_MODIFIED)
                : ResponseBuilder.ok(thing);
        return answer.header(HttpHeaders.ETAG, tag).build();
    }
}
