package io.option150.testkit.access;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Holds a gateway against the {@code access.txt} of a service behind it: each of its calls goes there, by who may make it and
 * by nobody else. In the place of the service stands one that answers {@code <name> <method> <path> <Authorization>}.
 */
public final class GatewayContract {

    /** Several services have these; at the gateway they stand behind the service's name. */
    private static final String EVENTS = "/api/v1/events";

    /** What no path may have, whatever follows it. */
    private static final Pattern REFUSED = Pattern.compile("[^?#]*(;|\\\\|%2[fF]|%5[cC]|%00|%zz|/\\.|/%2[eE]).*");

    private final String service;
    private final AccessTable table;
    private final Probe probe;
    private final List<String> faults = new ArrayList<>();

    /**
     * Reads the table of a service.
     *
     * @param base the gateway
     */
    public GatewayContract(URI base, String service) throws IOException {
        this.service = service;
        this.table = AccessTable.of(service);
        this.probe = new Probe(base);
    }

    /** What is not so, a line each. */
    public List<String> faults() {
        for (var each : table.operations()) {
            var operation = each.of(service);
            var path = path(operation);
            for (var caller : Caller.values()) {
                check(operation, table.isAsking(each), caller, path);
            }
            for (var odd : new Operation(operation.method(), path).oddSpellings()) {
                checkOdd(operation, odd);
            }
        }
        return List.copyOf(faults);
    }

    private void check(Operation operation, boolean isAsking, Caller caller, String path) {
        var answer = probe.answer(caller, operation.method(), path + "?x=%2F", "");
        if (!caller.isKnown()) {
            expect(answer, Set.of(401), caller + " " + operation.method() + " " + path);
        } else if (!operation.isReading() && !isAsking && !caller.isAnyOf(Set.of("operator"))) {
            expect(answer, Set.of(403), caller + " " + operation.method() + " " + path);
        } else {
            // Whether that is enough is for the owner to say.
            var told =
                    service + " " + operation.method() + " " + operation.sample() + "?x=%2F Bearer " + caller.token();
            boolean isTold = operation.method().equals("HEAD") || answer.text().endsWith(told);
            if (answer.status() != 200 || !answer.header("X-Owner").equals(service) || !isTold) {
                faults.add(caller + " " + operation.method() + " " + path + ": " + answer);
            }
        }
    }

    private void checkOdd(Operation operation, String odd) {
        expect(probe.answer(Caller.NOBODY, operation.method(), odd, ""), Set.of(400, 401), "NOBODY " + odd);
        if (REFUSED.matcher(odd.replace("http://localhost", "")).matches()) {
            expect(probe.answer(Caller.ADMIN, operation.method(), odd, ""), Set.of(400), "ADMIN " + odd);
        }
    }

    private void expect(RawAnswer answer, Set<Integer> statuses, String call) {
        if (!statuses.contains(answer.status()) || !answer.header("X-Owner").isEmpty()) {
            faults.add(call + ": " + answer + ", not one of " + statuses);
        }
    }

    private String path(Operation operation) {
        var path = operation.sample();
        return path.startsWith(EVENTS) ? "/api/v1/services/" + service + path.substring("/api/v1".length()) : path;
    }
}
