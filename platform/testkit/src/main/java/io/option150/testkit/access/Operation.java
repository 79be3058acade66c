package io.option150.testkit.access;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One call that a service offers.
 *
 * @param method HTTP method
 * @param path template as OpenAPI writes it, {@code /api/v1/clusters/{clusterId}}
 */
record Operation(String method, String path) implements Comparable<Operation> {

    static final Set<String> READING = Set.of("GET", "HEAD");

    /** What stands for whatever a path names. */
    static final String NOBODY = "access-probe";

    private static final Map<String, String> SAMPLES =
            Map.of("sha256", "0".repeat(64), "fingerprint", "0".repeat(64), "version", "1", "server", "kea");

    /** This call of one service, where the path tells services apart. */
    Operation of(String service) {
        return new Operation(method, path.replace("{service}", service));
    }

    boolean isReading() {
        return READING.contains(method);
    }

    /** A path that the template fits; nothing real is called so. */
    String sample() {
        var sample = path;
        for (int open = sample.indexOf('{'); open >= 0; open = sample.indexOf('{')) {
            int close = sample.indexOf('}', open);
            var name = sample.substring(open + 1, close);
            sample = sample.substring(0, open) + SAMPLES.getOrDefault(name, NOBODY) + sample.substring(close + 1);
        }
        return sample;
    }

    /** Whether a path is one of these; a parameter is taken for one segment. */
    boolean fits(String asked) {
        return asked.matches(path.replaceAll("\\{[^}]*}", "[^/]+"));
    }

    /** The sample written so that sloppy readers take it for the same and careful ones do not. */
    List<String> oddSpellings() {
        var sample = sample();
        var rest = sample.substring("/api".length());
        var last = sample.lastIndexOf('/');
        return List.of(
                "/api;x" + rest,
                sample + ";x=1",
                sample.substring(0, last) + ";/" + sample.substring(last + 1),
                "/" + sample,
                "/api/" + rest,
                "/API" + rest,
                "/%61pi" + rest,
                "/x/.." + sample,
                "/x/%2e%2e" + sample,
                "/x/%2E." + sample,
                "/./api" + rest,
                "/%2e/api" + rest,
                "/api%2f" + rest.substring(1),
                "/x%2f.." + sample,
                "/x%5c.." + sample,
                "\\api" + rest.replace('/', '\\'),
                "/api\\" + rest.substring(1),
                sample + "/",
                sample + "/.",
                sample + "%00",
                sample + "%zz",
                "/q/health/.." + "/.." + sample,
                "/q/health;/../.." + sample,
                "http://localhost" + sample,
                "http://localhost/api;x" + rest,
                sample + "?x=/q/health",
                sample + "#/q/health");
    }

    /** The same below another root. */
    List<String> oddSpellings(String root) {
        var below =
                oddSpellings().stream().filter(odd -> !odd.startsWith("http:")).map(odd -> root + odd);
        var around =
                Stream.of(sample(), root + ";x" + sample(), root + "/.." + sample(), root + "/.." + root + sample());
        return Stream.concat(below, around).toList();
    }

    @Override
    public int compareTo(Operation other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
