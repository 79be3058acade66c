package io.option150.files.download;

import io.option150.files.contract.ByteRange;
import io.option150.web.Problem;
import io.option150.web.http.Conditions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * What a call gets of a representation.
 *
 * @param bytes all there is
 * @param part the bytes that are sent
 * @param partial whether they were asked for as a part, be it all
 */
record Selected(Representation bytes, ByteRange part, boolean partial) {

    /** All, or the range that the call asks for; fails with a 416 problem when no byte of it is there. */
    static Selected of(HttpServerRequest request, Representation bytes) {
        // A range is for GET alone (RFC 9110, section 14.2).
        boolean mayBePart = HttpMethod.GET.equals(request.method()) && Conditions.allowPart(request.headers(), bytes);
        var asked = ByteRange.parse(mayBePart ? request.getHeader("Range") : null, bytes.size());
        if (asked.isPresent() && asked.get().isEmpty()) {
            request.response().putHeader("Content-Range", "bytes */" + bytes.size());
            throw Problem.of(416, "range", "Range not there", "There are " + bytes.size() + " bytes.")
                    .exception();
        }
        return new Selected(bytes, asked.orElse(new ByteRange(0, bytes.size())), asked.isPresent());
    }

    /** Says in the head of an answer what follows. */
    void tell(HttpServerResponse response) {
        bytes.tell(response);
        response.putHeader("Content-Length", Long.toString(part.length()));
        if (partial) {
            response.setStatusCode(206)
                    .putHeader("Content-Range", "bytes " + part.from() + "-" + (part.to() - 1) + "/" + bytes.size());
        }
    }
}
