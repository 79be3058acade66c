package io.option150.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Ingress leads to what the services have for people, and to nothing else. */
class IngressTest {

    private static final Pattern FIRST_SEGMENT = Pattern.compile("/api/v1/[^/ ]+");

    /** Asked by other copies of the edge only. */
    private static final Set<String> INSIDE = Set.of("/api/v1/copies");

    @Test
    void leadsToEveryApiAndToNothingElse() throws IOException {
        Map<String, Set<String>> owners = new TreeMap<>();
        for (String service : Set.of("tftp-edge", "cluster-registry", "file-store", "trust-service")) {
            for (String path : apisOf(service)) {
                owners.computeIfAbsent(path, _ -> new HashSet<>()).add("o150-" + service);
            }
        }
        owners.keySet().removeAll(INSIDE);
        Map<String, String> paths = new TreeMap<>();
        for (JsonNode path : Chart.find(Chart.render("ingress.enabled=true"), "Ingress", "o150-api")
                .at("/spec/rules/0/http/paths")) {
            paths.put(
                    path.path("path").asText(), path.at("/backend/service/name").asText());
        }
        assertThat(paths.keySet()).isEqualTo(owners.keySet());
        assertThat(paths)
                .allSatisfy(
                        (path, service) -> assertThat(owners.get(path)).as(path).contains(service));
    }

    private static Set<String> apisOf(String service) throws IOException {
        Path table = Chart.FOLDER.resolve("../../" + service + "/service/src/test/resources/access.txt");
        try (Stream<String> lines = Files.lines(table)) {
            return lines.filter(line -> !line.startsWith("#"))
                    .map(FIRST_SEGMENT::matcher)
                    .filter(Matcher::find)
                    .map(Matcher::group)
                    .collect(Collectors.toSet());
        }
    }
}
