package io.option150.testkit.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.option150.testkit.Sources;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who may call what, as a service's {@code access.txt} tells: a line for each operation, of method, path and the roles that it
 * asks for, parted by commas; {@code unlisted} behind them for a raw route that OpenAPI does not tell of. It is held against the OpenAPI document, so that no operation is forgotten, and against
 * what the service does.
 */
public final class AccessTable {

    static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND");

    private final Map<String, Set<String>> roles = new TreeMap<>();
    private final Set<String> unlisted = new TreeSet<>();
    private final List<Operation> operations = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    /** Reads the table beside a test class. */
    public AccessTable(Class<?> test) throws IOException {
        this(textBeside(test));
    }

    private AccessTable(String text) {
        text.lines().filter(line -> !line.isBlank()).forEach(line -> {
            var parts = line.split(" +", -1);
            var operation = new Operation(parts[0], parts[1]);
            operations.add(operation);
            roles.put(operation.toString(), Set.of(parts[2].split(",", -1)));
            if (parts.length > 3) {
                unlisted.add(operation.toString());
            }
        });
    }

    /** That of another service, out of its sources. */
    public static AccessTable of(String service) throws IOException {
        return new AccessTable(Files.readString(Sources.file(service + "/service/src/test/resources/access.txt")));
    }

    private static String textBeside(Class<?> test) throws IOException {
        try (InputStream in = test.getResourceAsStream("/access.txt")) {
            if (in == null) {
                throw new IllegalStateException("there is no access.txt");
            }
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    /** All operations, in the order of their lines. */
    List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** Every operation of the service's OpenAPI document has a line, and every line an operation. */
    public List<String> heldAgainstOpenApi(URI base) throws IOException {
        var told = OpenApi.of(base).operations().keySet().stream()
                .map(Operation::toString)
                .toList();
        var faulty = new ArrayList<String>();
        told.stream().filter(one -> !roles.containsKey(one)).forEach(one -> faulty.add(one + ": not in access.txt"));
        roles.keySet().stream()
                .filter(one -> !told.contains(one) && !unlisted.contains(one))
                .forEach(one -> faulty.add(one + ": not in OpenAPI"));
        return faulty;
    }

    /** Everybody gets what is theirs, nobody more: every operation by every kind of caller, by each method that there is. */
    public List<String> heldAgainstService(URI base) {
        var probe = new Probe(base);
        for (var operation : operations) {
            for (var caller : Caller.values()) {
                int status = probe.call(caller, operation.method(), operation.sample());
                judge(operation, caller, operation.sample(), status);
            }
        }
        for (var path : new TreeSet<>(operations.stream().map(Operation::sample).toList())) {
            for (var method : METHODS) {
                expect(probe, Caller.NOBODY, method, path, Set.of(401));
                expect(probe, Caller.STRANGER, method, path, Set.of(401));
                if (!Operation.READING.contains(method) && !isAsked(method, path)) {
                    expect(probe, Caller.VIEWER, method, path, Set.of(403));
                    expect(probe, Caller.SERVICE, method, path, Set.of(403));
                }
            }
        }
        return faults;
    }

    /** No way of writing a path leads around it. */
    public List<String> heldAgainstOddSpellings(URI base) {
        var probe = new Probe(base);
        for (var operation : operations) {
            for (var odd : operation.oddSpellings()) {
                expect(probe, Caller.NOBODY, operation.method(), odd, Set.of(400, 401));
                expect(probe, Caller.STRANGER, operation.method(), odd, Set.of(400, 401));
                if (!operation.isReading()) {
                    expect(probe, Caller.VIEWER, operation.method(), odd, Set.of(400, 403));
                    expect(probe, Caller.SERVICE, operation.method(), odd, Set.of(400, 403));
                }
            }
        }
        return faults;
    }

    /**
     * Nor does it where the whole service lies below a path of its own ({@code quarkus.http.root-path}).
     *
     * @param root that path, with a slash at its start and none at its end
     */
    public List<String> heldAgainstOddSpellings(URI base, String root) {
        var probe = new Probe(base);
        for (var operation : operations) {
            for (var odd : operation.oddSpellings(root)) {
                expect(probe, Caller.NOBODY, operation.method(), odd, Set.of(400, 401, 404));
                expect(probe, Caller.STRANGER, operation.method(), odd, Set.of(400, 401, 404));
            }
            expect(probe, Caller.NOBODY, operation.method(), root + operation.sample(), Set.of(401));
            judge(
                    operation,
                    Caller.ADMIN,
                    root + operation.sample(),
                    probe.call(Caller.ADMIN, operation.method(), root + operation.sample()));
        }
        return faults;
    }

    /** No operation passes over a query parameter that it does not have. */
    public List<String> heldAgainstUnknownParameters(URI base) {
        var probe = new Probe(base);
        for (var operation : operations) {
            var answer = probe.answer(Caller.ADMIN, operation.method(), operation.sample() + "?no-such-one=x1", "");
            var problem = answer.problem();
            boolean isTold = operation.method().equals("HEAD")
                    || (problem.path("field").asText().equals("no-such-one")
                            && problem.path("value").asText().equals("x1"));
            if (answer.status() != 400 || !isTold) {
                faults.add(operation + ": " + answer);
            }
        }
        return faults;
    }

    /** Whether it only asks, though it is no reading: whoever may read may call it. */
    private boolean isAsked(String method, String sample) {
        return operations.stream()
                .anyMatch(one -> isAsking(one)
                        && one.method().equals(method)
                        && one.sample().equals(sample));
    }

    boolean isAsking(Operation operation) {
        return !operation.isReading()
                && roles.getOrDefault(operation.toString(), Set.of()).contains("viewer");
    }

    private void judge(Operation operation, Caller caller, String target, int status) {
        var allowed = roles.getOrDefault(operation.toString(), Set.of());
        boolean isRight = caller.isAnyOf(allowed)
                ? status != 0 && status != 401 && status != 403 && status < 500
                : status == (caller.isKnown() ? 403 : 401);
        if (!isRight) {
            faults.add(caller + " " + operation.method() + " " + target + ": " + status + ", is for " + allowed);
        }
    }

    private void expect(Probe probe, Caller caller, String method, String target, Set<Integer> statuses) {
        int status = probe.call(caller, method, target);
        if (!statuses.contains(status)) {
            faults.add(caller + " " + method + " " + target + ": " + status + ", not one of " + statuses);
        }
    }
}
