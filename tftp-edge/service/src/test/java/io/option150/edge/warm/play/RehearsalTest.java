package io.option150.edge.warm.play;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.option150.edge.EdgeSurroundings;
import io.option150.edge.RunningEdge;
import io.option150.edge.rehearsal.RehearsedFiles;
import io.option150.edge.rehearsal.RehearsedNames;
import io.option150.edge.view.Loaded;
import io.option150.edge.warm.WarmUp;
import io.option150.testkit.Await;
import io.option150.testkit.RealBackends;
import io.option150.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.regex.Pattern;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

/** A copy warms up by all its fronts before it is ready, and nobody is told of it. */
@QuarkusTest
@WithTestResource(RealBackends.class)
@WithTestResource(EdgeSurroundings.class)
@WithTestResource(WithCertificate.class)
class RehearsalTest {

    // Not what is told of phones: a copy that another test ended may count its last message as lost while this one
    // runs.
    private static final Pattern COUNTED = Pattern.compile(
            "(?m)^(option150_tftp_(requests|bytes|phones|retransmits|dropped)|option150_http_(cut|refused))"
                    + "\\S* [1-9].*$");

    private final RunningEdge edge;
    private final RehearsedNames names;
    private final RehearsedFiles files;
    private final Exercises exercises;
    private final WarmUpSettings settings;
    private final WarmUp ownFiles;
    private final Loaded loaded;

    RehearsalTest(
            RunningEdge edge,
            RehearsedNames names,
            RehearsedFiles files,
            Exercises exercises,
            WarmUpSettings settings,
            WarmUp ownFiles,
            Loaded loaded) {
        this.edge = edge;
        this.names = names;
        this.files = files;
        this.exercises = exercises;
        this.settings = settings;
        this.ownFiles = ownFiles;
        this.loaded = loaded;
    }

    @Test
    void everyFrontIsAskedAndNobodyIsToldOfIt() throws Exception {
        Await.until("it is ready", () -> given().get("/q/health/ready").statusCode() == 200);
        String why = given().get("/q/health/ready").path("checks.find { it.name == 'warm-up' }.data.why");
        assertThat(why).matches("\\{tftp=[1-9]\\d*, http=[1-9]\\d*, https=[1-9]\\d*\\} within \\d+ ms");

        admin().get("/api/v1/requests").then().body("total", equalTo(0));
        admin().get("/api/v1/cache").then().body("entries.total", equalTo(0));
        String metrics = given().get("/q/metrics").asString();
        assertThat(metrics).doesNotContain("option150-warm-up");
        assertThat(COUNTED.matcher(metrics).results().map(found -> found.group()))
                .isEmpty();
        assertThat(Pattern.compile("(?m)^http_server_requests_seconds_count\\{.*(small|large|missing).*$")
                        .matcher(metrics)
                        .find())
                .isFalse();
        assertThat(edge.answer(RunningEdge.rrq(names.small()), 5_000))
                .as("nobody has it once the warm-up is over")
                .startsWith(0, 5, 0, 1);
    }

    @Test
    void untilItsEndTheCopyIsWarmingAndNotReady() {
        HealthCheckResponse before = new WarmReady(new Rehearsal(settings, exercises, files, ownFiles, loaded)).call();
        assertThat(before.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(before.getData().orElseThrow()).containsEntry("why", "warming");
    }

    private static RequestSpecification admin() {
        return given().header("Authorization", "Bearer " + TestTokens.ADMIN);
    }
}
