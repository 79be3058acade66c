package io.option150.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code phone push} and {@code cluster push}. */
class PushTest {

    private static final String PATH = "/api/v1/phones/SEP1/push";
    private static final String TARGET = "/api/v1/clusters/a/push";

    @TempDir
    Path folder = Path.of("set by JUnit");

    private final FakeServer server = new FakeServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void followsAPushUntilThePhoneHasFetched() {
        server.on("POST " + PATH, 202, push("waiting", "null", "null"))
                .then("GET " + PATH, 200, page(push("asking", "null", "null")))
                .then("GET " + PATH, 200, page(push("taken", "\"2026-01-01T00:00:01Z\"", "null")))
                .then(
                        "GET " + PATH,
                        200,
                        page(push(
                                "taken",
                                "\"2026-01-01T00:00:01Z\"",
                                "{\"time\":\"2026-01-01T00:00:02Z\",\"edge\":\"edge-1\",\"name\":\"SEP1.cnf.xml\"}")));
        assertThat(Typed.at(server, "phone", "push", "SEP1", "--wish", "check", "--after", "9"))
                .returns(0, Typed::exit)
                .satisfies(typed -> assertThat(typed.out()).contains("taken", "SEP1.cnf.xml", "2026-01-01T00:00:02Z"));
        assertThat(server.calls().getFirst()).isEqualTo("POST " + PATH + " {\"wish\":\"check\",\"after\":9}");
        assertThat(server.calls()).hasSize(4);
    }

    @Test
    void endsBadlyWhereThePhoneWasNotAsked() {
        server.on("POST " + PATH, 202, push("failed", "\"2026-01-01T00:00:01Z\"", "null"));
        assertThat(Typed.at(server, "phone", "push", "SEP1"))
                .returns(1, Typed::exit)
                .satisfies(typed -> assertThat(typed.out()).contains("failed", "no answer in time"));
        assertThat(server.calls()).containsExactly("POST " + PATH + " {}");
        server.on("GET " + PATH + "?size=1000&page=0", 200, page(push("taken", "\"2026-01-01T00:00:01Z\"", "null")));
        assertThat(Typed.at(server, "phone", "pushes", "SEP1").out()).contains("taken");
    }

    @Test
    void saysHowACallManagerIsAsked() throws Exception {
        var file = Files.writeString(folder.resolve("password"), "secret\n");
        server.on("PUT " + TARGET, 200, "{\"kind\":\"pjsip\"}")
                .on("GET " + TARGET, 200, "{\"kind\":\"pjsip\"}")
                .on("DELETE " + TARGET, 204, "");
        assertThat(Typed.at(
                        server,
                        "cluster",
                        "push",
                        "a",
                        "--kind",
                        "pjsip",
                        "--password-file",
                        file.toString(),
                        "--per-second",
                        "5",
                        "--enabled",
                        "yes"))
                .returns(0, Typed::exit);
        assertThat(Typed.at(server, "cluster", "push", "a").out()).contains("pjsip");
        assertThat(Typed.at(server, "cluster", "push", "a", "--remove").exit()).isZero();
        assertThat(server.calls())
                .containsExactly(
                        "PUT " + TARGET
                                + " {\"kind\":\"pjsip\",\"password\":\"secret\",\"perSecond\":5,\"enabled\":true}",
                        "GET " + TARGET,
                        "DELETE " + TARGET);
    }

    private static String page(String push) {
        return "{\"items\":[" + push + "],\"total\":1}";
    }

    private static String push(String state, String ended, String fetched) {
        return "{\"id\":4,\"device\":\"SEP1\",\"clusterId\":\"a\",\"wish\":\"check\",\"state\":\"" + state
                + "\",\"asked\":null,\"ended\":" + ended
                + ",\"answer\":\"no answer in time\",\"createdBy\":\"otto\",\"fetched\":"
                + fetched + "}";
    }
}
