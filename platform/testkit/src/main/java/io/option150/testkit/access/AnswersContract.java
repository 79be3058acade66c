package io.option150.testkit.access;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How every service answers what it cannot do, held against all its operations: {@code access.txt} and OpenAPI name them. A
 * test of the running service extends this.
 */
public abstract class AnswersContract {

    /** Of paths that are nobody's. */
    private static final List<String> NOWHERE =
            List.of("/nothing-here", "/", "/q/nothing-here", "/api", "/api/v1", "/api/v1/nothing-here");

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "PROPFIND");

    @TestHTTPResource("/")
    URI base;

    private AccessTable table;
    private OpenApi told;
    private Probe probe;

    @BeforeEach
    void read() throws IOException {
        table = new AccessTable(getClass());
        told = OpenApi.of(base);
        probe = new Probe(base);
    }

    @Test
    void whoTakesNoTypeOfAnAnswerIsToldThoseThatThereAre() {
        var faults = new ArrayList<String>();
        for (var operation : table.operations()) {
            var types = told.answers(operation);
            if (types.isEmpty()) {
                continue;
            }
            var answer = probe.answer(
                    Caller.ADMIN,
                    operation.method(),
                    operation.sample(),
                    "Accept: application/x-no-such-type\r\nAccept: text/*;q=0\r\n");
            var detail = answer.problem().path("detail").asText();
            boolean isTold = operation.method().equals("HEAD") || types.stream().allMatch(detail::contains);
            if (answer.status() != 406 || !isTold) {
                faults.add(operation + " of " + types + ": " + answer);
            }
        }
        assertThat(faults).isEmpty();
    }

    /** Where the service has nothing. */
    protected List<String> nowhere() {
        return NOWHERE;
    }

    @Test
    void whereNothingIsAProblemSaysSo() {
        var faults = new ArrayList<String>();
        for (var target : nowhere()) {
            for (var method : AccessTable.METHODS) {
                for (var caller : List.of(Caller.NOBODY, Caller.ADMIN)) {
                    var answer = probe.answer(caller, method, target, "");
                    // Jakarta REST (3.3.5) tells the methods of a resource by itself, to who is let in, below its path
                    // as well.
                    boolean isMethods = method.equals("OPTIONS") && caller == Caller.ADMIN && answer.status() == 200;
                    if (!isMethods && (answer.status() < 400 || !isProblem(method, answer))) {
                        faults.add(caller + " " + method + " " + target + ": " + answer);
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void aMethodThatIsNotThereIsToldThoseThatAre() {
        var faults = new ArrayList<String>();
        for (var path :
                new TreeSet<>(table.operations().stream().map(Operation::sample).toList())) {
            var fitting = table.operations().stream()
                    .filter(operation -> operation.fits(path))
                    .collect(groupingBy(Operation::path, mapping(Operation::method, toSet())));
            for (var method : METHODS) {
                if (fitting.values().stream().anyMatch(methods -> methods.contains(method))) {
                    continue;
                }
                var answer = probe.answer(Caller.ADMIN, method, path, "");
                var allowed = List.of(answer.header("Allow").split(", *", -1));
                boolean isTold = fitting.values().stream().anyMatch(allowed::containsAll);
                if (answer.status() != 405 || !isProblem(method, answer) || !isTold) {
                    faults.add(method + " " + path + ", which has " + fitting + ": " + answer);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyBodyIsShownByAnExample() {
        assertThat(table.operations().stream().filter(told::takesJson).filter(operation -> !told.showsJson(operation)))
                .isEmpty();
    }

    /** One number for the whole suite: that of its release, not of a service. */
    @Test
    void theVersionIsThatOfTheSuite() {
        assertThat(told.version()).matches("[0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?");
    }

    @Test
    void aBodyThatIsTooLongIsToldTheLimit() {
        var operation = table.operations().stream()
                .filter(one -> !one.isReading() && !one.method().equals("DELETE"))
                .findFirst()
                .orElseThrow();
        var answer = probe.answer(
                Caller.ADMIN,
                operation.method(),
                operation.sample(),
                "Content-Type: application/octet-stream\r\nContent-Length: 9000000000000\r\n",
                "");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(413);
        assertThat(answer.problem().isObject()).as(answer.toString()).isTrue();
    }

    @Test
    void jsonThatCouldBeMeantOtherwiseIsRefused() {
        var faults = new ArrayList<String>();
        for (var operation : table.operations()) {
            if (told.takesJson(operation)) {
                refuses(operation, "{\"no-such-field\":\"x1\"}", "no-such-field", "is not a known field", faults);
                refuses(operation, "{\"no-such-field\":1,\"no-such-field\":2}", "", "Duplicate field", faults);
                refuses(operation, "{} {}", "", "Trailing token", faults);
                refuses(operation, "{\"a\":", "body", "must be well-formed JSON", faults);
                refuses(operation, "[]", "", "must be", faults);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void aWrongQueryParameterIsToldByNameAndValue() {
        var faults = new ArrayList<String>();
        for (var operation : table.operations()) {
            told.queryParameters(operation).forEach((name, type) -> {
                if (Set.of("integer", "number", "boolean").contains(type)) {
                    tells(operation, name, "x1", "x1", faults);
                    tells(operation, name, "", "", faults);
                    tells(operation, name, "9".repeat(20), "9".repeat(20), faults);
                }
                // What no text column keeps must not be a failure of ours, whatever the parameter is for.
                tellsOrTakes(operation, name, "%00", "\0", faults);
                tellsOrTakes(operation, name, "%ED%A0%80", "", faults);
                tellsOrTakes(operation, name, "x".repeat(3_000), "x".repeat(100), faults);
            });
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void refusedPathsHaveNoPlaceOfTheirOwnInTheMetrics() {
        for (int i = 0; i < 120; i++) {
            probe.answer(Caller.NOBODY, "GET", "/api/v1/refused-" + i, "");
            probe.answer(Caller.ADMIN, "GET", "/api/v1/refused-" + i + ";x", "");
        }
        assertThat(probe.answer(Caller.NOBODY, "GET", "/q/metrics", "").text())
                .contains("http_server_requests_seconds_count")
                .doesNotContain("refused-");
    }

    @Test
    void everyMetricOfOursSaysWhatItIs() {
        var lines = probe.answer(Caller.NOBODY, "GET", "/q/metrics", "")
                .text()
                .lines()
                .toList();
        var ours = lines.stream()
                .filter(line -> line.startsWith("# TYPE option150_"))
                .map(line -> line.split(" ", -1)[2])
                .toList();
        assertThat(ours).contains("option150_build_info");
        assertThat(ours)
                .allSatisfy(name ->
                        assertThat(lines).as(name).anyMatch(line -> line.matches("# HELP " + name + " .{10,}")));
    }

    /** Of a thing that is not there a call may say just that, once its body could be read. */
    private void refuses(Operation operation, String body, String field, String says, List<String> faults) {
        var answer = probe.answer(Caller.ADMIN, operation.method(), operation.sample(), "", body);
        JsonNode problem = answer.problem();
        boolean isTold = answer.status() == 400
                && problem.path("field").asText().contains(field)
                && problem.path("detail").asText().contains(says);
        boolean isNotThere = answer.status() == 404
                && problem.isObject()
                && operation.path().contains("{")
                && !says.contains("Duplicate")
                && !says.contains("well-formed");
        if (!isTold && !isNotThere) {
            faults.add(operation + " with " + body + ": " + answer);
        }
    }

    private void tells(Operation operation, String name, String sent, String value, List<String> faults) {
        var answer = probe.answer(Caller.ADMIN, operation.method(), operation.sample() + "?" + name + "=" + sent, "");
        boolean isTold = operation.method().equals("HEAD") || isToldOf(answer, name, value);
        if (answer.status() != 400 || !isTold) {
            faults.add(operation + " with " + name + "=" + sent + ": " + answer);
        }
    }

    private void tellsOrTakes(Operation operation, String name, String sent, String value, List<String> faults) {
        var answer = probe.answer(Caller.ADMIN, operation.method(), operation.sample() + "?" + name + "=" + sent, "");
        // Where nothing can be called so, a call may say just that.
        boolean isOfPath = answer.problem().path("value").asText().equals(Operation.NOBODY);
        boolean isRefusal = answer.status() == 400 && !operation.method().equals("HEAD") && !isOfPath;
        if (answer.status() >= 500 || answer.status() < 200 || (isRefusal && !isToldOf(answer, name, value))) {
            faults.add(operation + " with " + name + "=" + sent + ": " + answer);
        }
    }

    private static boolean isToldOf(RawAnswer answer, String name, String value) {
        for (var violation : answer.problem().path("violations")) {
            if (violation.path("field").asText().equals(name)
                    && violation.path("value").asText().startsWith(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isProblem(String method, RawAnswer answer) {
        return method.equals("HEAD")
                ? answer.header("Content-Type").endsWith("problem+json")
                : answer.problem().isObject();
    }
}
