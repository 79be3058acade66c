package io.option150.files.upload;

import io.option150.web.Problem;
import io.option150.web.Violation;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What an upload's headers say of its body.
 *
 * @param announcedSize bytes, when the client told
 * @param awaitsGoAhead the client sends its body when it is told to (RFC 9110, section 10.1.1)
 */
public record UploadHeaders(OptionalLong announcedSize, boolean awaitsGoAhead) {

    /**
     * Reads the headers.
     *
     * @throws io.option150.web.ProblemException when they ask for what is not done here: a part of a file, a coding, an
     *     unknown expectation; or when the body is a form
     */
    public static UploadHeaders of(HttpServerRequest request) {
        refuse(request, "Content-Range", 400, "a file is replaced as a whole");
        var coding = request.getHeader("Content-Encoding");
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            refuse(request, "Content-Encoding", 415, "bytes are kept as they are");
        }
        refuseForm(request.getHeader("Content-Type"));
        return new UploadHeaders(size(request.getHeader("Content-Length")), awaitsGoAhead(request));
    }

    private static OptionalLong size(@Nullable String contentLength) {
        if (contentLength == null) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(contentLength));
        } catch (NumberFormatException e) {
            var violation = new Violation("Content-Length", "must be a number of bytes", contentLength).exception();
            violation.initCause(e);
            throw violation;
        }
    }

    private static boolean awaitsGoAhead(HttpServerRequest request) {
        var expectation = request.getHeader("Expect");
        if (expectation == null) {
            return false;
        }
        if (!expectation.equalsIgnoreCase("100-continue")) {
            refuse(request, "Expect", 417, "only 100-continue is known");
        }
        return true;
    }

    /** A form's body is no file: it has the file inside an envelope, or without its line breaks. */
    private static void refuseForm(@Nullable String contentType) {
        if (contentType == null) {
            return;
        }
        var type = contentType.strip().toLowerCase(Locale.ROOT);
        if (type.startsWith("multipart/") || type.startsWith("application/x-www-form-urlencoded")) {
            throw Problem.of(
                            415,
                            "form",
                            "A form is no file",
                            "Content-Type is " + contentType
                                    + ", and the body would be kept as it comes, not the file that"
                                    + " it may hold. Send the file alone: curl -T <file> <url>, or curl -X PUT"
                                    + " --data-binary @<file> -H 'Content-Type: application/octet-stream' <url>.")
                    .exception();
        }
    }

    private static void refuse(HttpServerRequest request, String header, int status, String why) {
        var value = request.getHeader(header);
        if (value != null) {
            throw Problem.of(status, "header", "Not done here", header + " is " + value + ", but " + why + ".")
                    .exception();
        }
    }
}
