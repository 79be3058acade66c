package io.option150.edge.upstream;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.option150.edge.content.ContentClaim;
import io.option150.edge.content.StoredContent;
import io.option150.edge.http.Validators;

/** What a fetch came to. */
public sealed interface FetchAnswer {

    /** Tells a span what came of the fetch. */
    default void tell(Span span) {
        switch (this) {
            case Has has -> {
                span.setAttribute("option150.result", "file");
                if (!has.peer().isEmpty()) {
                    span.setAttribute("server.address", has.peer());
                }
            }
            case Lacks _ -> span.setAttribute("option150.result", "missing");
            case NotModified _ -> span.setAttribute("option150.result", "not_modified");
            case Overtaken _ -> span.setAttribute("option150.result", "overtaken");
            case Unreachable away -> {
                span.setAttribute("option150.result", "failed");
                span.setStatus(StatusCode.ERROR, away.why());
            }
        }
    }

    /**
     * The file is there; its bytes may still be arriving.
     *
     * @param claim on its content, which the receiver closes
     * @param validators by which the source tells versions apart
     * @param peer address of the peer, empty for the suite's own services
     */
    record Has(ContentClaim claim, Validators validators, String peer) implements FetchAnswer {

        /** The bytes, for as long as the claim is open. */
        public StoredContent content() {
            return claim.content();
        }
    }

    /** The version that was named in the order is still the file. */
    record NotModified() implements FetchAnswer {}

    /** The source has no such file. */
    record Lacks() implements FetchAnswer {}

    /** The service holds another version by now: an event that tells of it is on its way to us. */
    record Overtaken(String why) implements FetchAnswer {}

    /** Nobody can tell: the source is away, broken or overloaded. Never to be taken for {@link Lacks} (RES-5). */
    record Unreachable(String why) implements FetchAnswer {}
}
