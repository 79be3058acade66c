package io.option150.registry.discovery;

import static io.option150.registry.Api.admin;
import static io.option150.registry.Api.cluster;
import static io.option150.registry.Api.json;
import static io.option150.registry.Api.read;
import static io.option150.registry.Api.remote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.registry.RegistryTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other suites as sources, and what this one tells them. */
@RegistryTest
@TestProfile(DiscoveryProfile.class)
class SuiteTest {

    @TempDir
    Path folder;

    /** Else the first source would begin a run by the schedule. */
    @BeforeEach
    void begin() {
        RunCalls.all();
    }

    private static JsonNode stated() {
        return read(admin().queryParam("size", 1000)
                .get("/api/v1/discovery/statements")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static List<String> originsOf(String cluster) {
        var origins = new ArrayList<String>();
        for (var told : stated().get("items")) {
            if (told.get("clusterId").textValue().equals(cluster)) {
                origins.add(told.get("origin").textValue());
            }
        }
        return origins;
    }

    @Test
    void clustersComeUnderTheOriginThatTheyHave() throws Exception {
        try (var hub = new OtherSuite(folder, "hub")) {
            hub.states(hub.origin(), "h1", 5, "198.51.100.1")
                    .states("suite:third", "t1", 9, "198.51.100.2")
                    // What this suite had told it comes back.
                    .states(stated().get("suite").textValue(), "echo", 1, "198.51.100.3")
                    .told(OtherSuite.TOKEN);
            var report = RunCalls.of("hub");
            assertThat(report.get("reason").textValue()).isEmpty();
            assertThat(report.at("/clusters/added").longValue()).isEqualTo(2);
            assertThat(cluster("h1").tftpAddresses()).containsExactly("198.51.100.1");
            assertThat(cluster("h1").fqdn()).isEqualTo("h1.example");
            assertThat(cluster("h1").httpPort()).isNull();
            assertThat(cluster("h1").secure()).isTrue();
            assertThat(admin().get("/api/v1/clusters/echo").statusCode()).isEqualTo(404);
            // Passed on as what it is, and not as our own.
            assertThat(originsOf("h1")).containsExactly("suite:hub");
            assertThat(originsOf("t1")).containsExactly("suite:third");

            var again = RunCalls.of("hub");
            assertThat(again.at("/clusters/added").longValue()).isZero();
            assertThat(again.at("/clusters/changed").longValue()).isZero();

            hub.states(hub.origin(), "h1", 4, "198.51.100.99");
            RunCalls.of("hub");
            assertThat(cluster("h1").tftpAddresses()).containsExactly("198.51.100.1");
            hub.states(hub.origin(), "h1", 6, "198.51.100.9");
            RunCalls.of("hub");
            assertThat(cluster("h1").tftpAddresses()).containsExactly("198.51.100.9");

            hub.statesNoMore("h1");
            assertThat(RunCalls.of("hub").at("/clusters/gone").longValue()).isEqualTo(1);
            admin().get("/api/v1/clusters/h1").then().statusCode(200).body("warnings.kind", hasItem("gone"));
            assertThat(originsOf("h1")).isEmpty();
            // What was lost on the way comes back where its origin itself says so.
            hub.states(hub.origin(), "h1", 6, "198.51.100.9");
            RunCalls.of("hub");
            assertThat(originsOf("h1")).containsExactly("suite:hub");
        }
    }

    @Test
    void nothingIsMissedWhileOthersGo() throws Exception {
        try (var hub = new OtherSuite(folder, "shift")) {
            hub.states(hub.origin(), "s1", 1, "198.51.100.31")
                    .states(hub.origin(), "s2", 1, "198.51.100.32")
                    .states(hub.origin(), "s3", 1, "198.51.100.33")
                    .told(OtherSuite.TOKEN);
            RunCalls.of("shift");
            hub.betweenPages(() -> hub.statesNoMore("s1"));
            assertThat(RunCalls.of("shift").at("/clusters/gone").longValue()).isZero();
            assertThat(originsOf("s2")).containsExactly("suite:shift");
            assertThat(RunCalls.of("shift").at("/clusters/gone").longValue()).isEqualTo(1);
            assertThat(originsOf("s1")).isEmpty();
        }
        admin().queryParam("after", "nothing")
                .get("/api/v1/discovery/statements")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("after"));
    }

    @Test
    void whatItTrustsComesAlong() throws Exception {
        try (var far = new OtherSuite(folder, "far")) {
            far.states(far.origin(), "f1", 1, "198.51.100.41").told(OtherSuite.TOKEN);
            admin().get("/api/v1/discovery/trust/far").then().statusCode(404);
            assertThat(RunCalls.of("far").get("notes").toString())
                    .contains("What it trusts could not be read, and stays as it was told last");
            assertThat(cluster("f1").tftpAddresses()).containsExactly("198.51.100.41");
            far.trusts("ab".repeat(32), "cd".repeat(32));
            assertThat(RunCalls.of("far").get("notes")).isEmpty();
            far.trusts();
            RunCalls.of("far");
            admin().get("/api/v1/discovery/trust/far")
                    .then()
                    .statusCode(200)
                    .body("certificates.fingerprint", contains("ab".repeat(32), "cd".repeat(32)))
                    .body("certificates[0].roles", contains("sast", "tftp"))
                    .body("certificates[0].cluster", equalTo("far"));
            far.trusts("no fingerprint");
            assertThat(RunCalls.of("far").get("notes").toString()).contains("not what a suite of this kind answers");
        }
        admin().get("/api/v1/discovery/trust/far").then().statusCode(404);
    }

    @Test
    void ownRecordsAreStatedAndStayWhenAnotherSuiteHasThemToo() throws Exception {
        remote("both", "198.51.100.21");
        var suite = stated().get("suite").textValue();
        assertThat(suite).startsWith("suite:");
        assertThat(originsOf("both")).containsExactly(suite);
        try (var other = new OtherSuite(folder, "other")) {
            other.states(other.origin(), "both", 3, "198.51.100.22").told(OtherSuite.TOKEN);
            RunCalls.of("other");
            assertThat(cluster("both").tftpAddresses()).containsExactly("198.51.100.21");
            assertThat(originsOf("both")).containsExactlyInAnyOrder(suite, "suite:other");
            admin().get("/api/v1/clusters/both").then().body("warnings.kind", hasItem("overridden"));
        }
    }

    @Test
    void aTokenThatIsNotKnownIsTold() throws Exception {
        try (var other = new OtherSuite(folder, "closed")) {
            other.told("another");
            assertThat(RunCalls.of("closed").get("reason").textValue())
                    .isEqualTo("HTTP 401: the other suite does not know the token.");
        }
    }

    @Test
    void fieldsOfAUnifiedCmAreRefused() {
        admin().body(json("{'kind':'option150','url':'h:8082','password':'t','clusterId':'x'}"))
                .put(UnifiedCm.SOURCES + "wrong")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("clusterId"));
    }
}
