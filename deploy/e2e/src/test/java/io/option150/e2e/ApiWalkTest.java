package io.option150.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.e2e.DescribedCall.Body;
import io.option150.testkit.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every operation that the admin address describes: called by nobody and by each role, of things that are there and that are not,
 * with bodies that are none and with those that the description shows. Each answer is one that the description has.
 */
@ExtendWith(SharedSuite.class)
class ApiWalkTest {

    private static final String CLUSTER = "walked";
    private static final String DEVICE = "SEP0011A1A1A1A1";
    private static final String FILE = "walked.xml";
    private static final String NOBODY = "nobody";
    private static final String ADMIN = "admin";
    private static final List<String> BROKEN = List.of("", "{}", "[]", "{\"a\":", "{\"no-such-field\":1}");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(60);

    /** Nothing is there of these names, though all are of the form that such names have. */
    private static final Map<String, String> UNKNOWN =
            Map.of("sha256", "0".repeat(64), "fingerprint", "0".repeat(64), "version", "99", "server", "none");

    private final Suite suite;
    private final Admin admin;
    private final Map<String, String> known = new HashMap<>(Map.of(
            "clusterId",
            CLUSTER,
            "name",
            DEVICE,
            "device",
            DEVICE,
            "path",
            FILE,
            "fileName",
            FILE,
            "version",
            "1",
            "server",
            "kea",
            "service",
            "cluster-registry",
            "kind",
            "itl",
            "requestedName",
            FILE + ".sgn"));
    private final List<String> faults = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();

    ApiWalkTest(Suite suite) {
        this.suite = suite;
        this.admin = new Admin(suite);
    }

    @BeforeEach
    void haveSomethingOfEachKind() throws Exception {
        admin.createCluster(CLUSTER, "127.0.0.3", 9, "null");
        admin.createDevice(DEVICE, CLUSTER);
        admin.upload(FILE, "<CiscoIPPhoneRingList/>".getBytes(UTF_8));
        known.put("edgeId", edge().path("edgeId").asText());
        known.put(
                "sha256",
                admin.json(Admin.REGISTRY, "/api/v1/files?prefix=" + FILE)
                        .at("/items/0/sha256")
                        .asText());
        known.put(
                "fingerprint",
                admin.json(Admin.REGISTRY, "/api/v1/certificates")
                        .at("/items/0/fingerprint")
                        .asText());
    }

    /** As it was: others go on with this suite. */
    @AfterEach
    void leaveTheSuiteAsItWas() throws Exception {
        var copy = "/api/v1/services/tftp-edge/edges/" + known.get("edgeId");
        assertThat(admin.delete(Admin.REGISTRY, copy).statusCode()).isIn(204, 404);
        Admin.expect(200, admin.put(Admin.REGISTRY, "/api/v1/services/tftp-edge", "{\"state\":\"running\"}"));
        Admin.expect(200, admin.post(Admin.EDGE, "/api/v1/service/start", ""));
        for (var device : List.of(DEVICE, "SEP001122AABBCC")) {
            assertThat(admin.delete(Admin.REGISTRY, "/api/v1/devices/" + device).statusCode())
                    .isIn(204, 404);
        }
        for (var cluster : List.of(CLUSTER, "branch-a")) {
            assertThat(admin.delete(Admin.REGISTRY, "/api/v1/clusters/" + cluster)
                            .statusCode())
                    .isIn(204, 404);
        }
        for (var file : List.of(FILE, "no-such-one")) {
            assertThat(admin.delete(Admin.REGISTRY, "/api/v1/files/" + file).statusCode())
                    .isIn(204, 404);
        }
        Await.until("the edge serves again", BACK_WITHIN, () -> {
            var ready = admin.get(Admin.EDGE, "/q/health/ready").statusCode() == 200;
            return ready && admin.get(Admin.EDGE, "/api/v1/service").body().contains("running");
        });
    }

    @Test
    void noAnswerIsMissingInTheDescription() throws Exception {
        var document = document();
        assertThat(document.path("x-option150-services").findValuesAsText("state"))
                .hasSize(4)
                .allMatch(state -> state.startsWith("told now"));
        var calls = DescribedCall.all(document);
        everyOperationIsDescribed(calls);
        for (var call : calls) {
            // A copy that drains ends by itself.
            if (!call.path().endsWith("/drain")) {
                ofWhatIsNotThere(call);
                ofWhatIsThere(call);
            }
        }
        assertThat(faults).isEmpty();
    }

    private void ofWhatIsNotThere(DescribedCall call) throws Exception {
        // A stream of events lasts for minutes otherwise.
        var target = filled(call.path(), UNKNOWN) + (call.path().endsWith("/live") ? "?seconds=1" : "");
        for (var who : List.of(NOBODY, "viewer", "operator")) {
            send(call, target, who, new Body("application/json", "{}"));
        }
        var bodies = new ArrayList<Body>();
        if (call.takesBody()) {
            BROKEN.forEach(text -> bodies.add(new Body(call.bodyType(), text)));
            bodies.add(new Body("application/x-no-such-type", "{}"));
        }
        bodies.addAll(examples(call));
        for (var body : bodies) {
            send(call, target, ADMIN, body);
        }
    }

    /** No certificate of the suite's is removed, and no body that is broken changes what others made. */
    private void ofWhatIsThere(DescribedCall call) throws Exception {
        boolean isOfCertificate = call.path().contains("{fingerprint}");
        if (call.path().contains("{") && !(isOfCertificate && !call.method().equals("GET"))) {
            for (var body : examples(call)) {
                send(call, filled(call.path(), known), ADMIN, body);
            }
        }
    }

    private static List<Body> examples(DescribedCall call) {
        var examples = call.examples();
        return examples.isEmpty() ? List.of(new Body("", "")) : examples;
    }

    private void send(DescribedCall call, String target, String who, Body body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(suite.api(Admin.REGISTRY) + target))
                .timeout(PATIENCE);
        if (!who.equals(NOBODY)) {
            request.header(
                    "Authorization", "Bearer " + (who.equals(ADMIN) ? suite.adminToken() : CallerTokens.of(who)));
        }
        boolean hasBody = call.takesBody() && !body.type().isEmpty();
        if (hasBody) {
            request.header("Content-Type", body.type());
        }
        request.method(call.method(), hasBody ? BodyPublishers.ofString(body.text()) : BodyPublishers.noBody());
        var answer = client.send(request.build(), BodyHandlers.ofString());
        var line = call.method() + " " + target + " by " + who + " " + body.text();
        call.fault(answer).ifPresent(fault -> faults.add(line + ": " + fault));
        wrongRole(call, who, answer).ifPresent(fault -> faults.add(line + ": " + fault));
    }

    private static Optional<String> wrongRole(DescribedCall call, String who, HttpResponse<String> answer) {
        int status = answer.statusCode();
        boolean isRight =
                who.equals(NOBODY) ? status == 401 : call.isFor(who) ? status != 401 && status != 403 : status == 403;
        return isRight ? Optional.empty() : Optional.of(status + " to " + who);
    }

    /** The services' tables of who may call have all that there is: each service's own test holds them against it. */
    private void everyOperationIsDescribed(List<DescribedCall> calls) throws IOException {
        var described = new TreeSet<String>();
        calls.forEach(call -> described.add(call.method() + " " + call.path()));
        for (var service : List.of("cluster-registry", "file-store", "trust-service", "tftp-edge")) {
            for (var line : Files.readAllLines(Path.of("../..", service, "service/src/test/resources/access.txt"))) {
                var parts = line.split(" +", -1);
                boolean isOfOther = !service.equals("cluster-registry") && parts[1].startsWith("/api/v1/events");
                var path =
                        isOfOther ? "/api/v1/services/" + service + parts[1].substring("/api/v1".length()) : parts[1];
                describes(described, parts[0] + " " + path);
                if (service.equals("tftp-edge")) {
                    describes(described, parts[0] + " /api/v1/edges/{edgeId}" + path.substring("/api/v1".length()));
                }
            }
        }
    }

    private void describes(Set<String> described, String operation) {
        if (!described.contains(operation)) {
            faults.add(operation + " is not described");
        }
    }

    private JsonNode document() throws IOException, InterruptedException {
        return new ObjectMapper()
                .readTree(Admin.expect(200, admin.get(Admin.REGISTRY, "/q/openapi?format=json"))
                        .body());
    }

    private JsonNode edge() throws IOException, InterruptedException {
        return admin.json(Admin.REGISTRY, "/api/v1/edges").at("/items/0");
    }

    private static String filled(String path, Map<String, String> names) {
        var filled = path;
        for (int open = filled.indexOf('{'); open >= 0; open = filled.indexOf('{')) {
            int close = filled.indexOf('}', open);
            var name = filled.substring(open + 1, close);
            filled = filled.substring(0, open) + names.getOrDefault(name, "no-such-one") + filled.substring(close + 1);
        }
        return filled;
    }
}
