package io.option150.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.cli.failure.Exit;
import io.option150.cli.failure.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Makes one line for people out of a server's refusal (RFC 9457), with what to do. */
final class Refusals {

    private static final int LONGEST = 400;

    /** What is said of a path that a server of another version does not have. */
    private static final String NO_SUCH_PATH = "HTTP 4";

    private Refusals() {}

    static Failure of(int status, byte[] body, String call) {
        var problem = problem(body);
        var violations = violations(problem);
        // One broken rule is the detail; of several, each has its line.
        var detail = violations.size() > 1
                ? violations.size() + " rules are broken"
                : problem.path("detail").asText(problem.path("title").asText(""));
        var what = detail.isEmpty() || detail.startsWith(NO_SUCH_PATH)
                ? "answer " + status + " to " + call + (status == 404 ? ": this server has no such thing" : "")
                : withoutEnd(detail);
        return new Failure(exit(status), what + hint(status), violations.size() > 1 ? violations : List.of());
    }

    private static int exit(int status) {
        return status >= 502 && status <= 504 ? Exit.UNREACHABLE : Exit.REFUSED;
    }

    private static String hint(int status) {
        return switch (status) {
            case 401 -> "; name a file with a token that this server knows by --token-file, or set OPTION150_TOKEN";
            case 403 -> "; use the token of a caller with the role that this needs";
            case 405 -> "; this server is older than the command line, or the other way round";
            case 412 -> "; somebody else was faster: look at it, then try again";
            case 502, 503, 504 -> "; try again in a moment";
            case 507 -> "; make room first";
            default -> "";
        };
    }

    private static List<String> violations(JsonNode problem) {
        List<String> lines = new ArrayList<>();
        for (var violation : problem.path("violations")) {
            lines.add("  " + violation.path("field").asText() + ": "
                    + violation.path("rule").asText() + "; got: "
                    + violation.path("value").asText());
        }
        return lines;
    }

    private static JsonNode problem(byte[] body) {
        try {
            var read = Json.MAPPER.readTree(body);
            return read == null || !read.isObject() ? Json.object() : read;
        } catch (IOException noJson) {
            // Not our server: a proxy before it, say.
            return Json.object();
        }
    }

    private static String withoutEnd(String sentence) {
        var cut = sentence.length() > LONGEST ? sentence.substring(0, LONGEST) + "…" : sentence;
        return cut.endsWith(".") ? cut.substring(0, cut.length() - 1) : cut;
    }
}
