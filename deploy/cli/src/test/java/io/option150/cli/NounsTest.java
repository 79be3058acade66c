package io.option150.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit, the check of phones' files, orders for the edge, and a phone's story. */
class NounsTest {

    private static final String SERVICE = "/api/v1/services/tftp-edge";
    private static final String ONE = SERVICE + "/edges/edge-1";

    @TempDir
    Path folder = Path.of("set by JUnit");

    private final FakeServer server = new FakeServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void listsChangesAndNamesWhoDidNotAnswer() {
        server.on("GET /api/v1/audit?who=otto&what=device%2FSEP1&since=2026-01-01T00%3A00%3A00Z&size=5", 200, """
                {"items":[{"time":"2026-01-02T00:00:00Z","who":"otto","role":"operator","address":"192.0.2.9","action":"changed",
                 "kind":"device","key":"SEP1","service":"cluster-registry","before":{"clusterId":"a"},"after":{"clusterId":"b"}}],
                 "missing":[{"service":"trust-service","reason":"it did not answer within 1 s"}]}""");
        var words = "audit list --who otto --what device/SEP1 --since 2026-01-01T00:00:00Z --last 5".split(" ", -1);
        assertThat(Typed.at(server, words))
                .isEqualTo(new Typed(0, """
                time                  who   role      address    action   kind    key   service
                2026-01-02T00:00:00Z  otto  operator  192.0.2.9  changed  device  SEP1  cluster-registry
                """, "without trust-service: it did not answer within 1 s\n"));
        assertThat(Typed.at(server, "audit", "list", "--last", "0").exit()).isEqualTo(2);
    }

    @Test
    void checksFilesAndFailsAtAnError() throws Exception {
        var bad = Files.writeString(folder.resolve("SEP1.cnf.xml"), "<device>");
        var good = Files.writeString(folder.resolve("ringlist.xml"), "<x/>");
        var hint =
                "{\"findings\":[{\"level\":\"hint\",\"line\":1,\"column\":1,\"rule\":\"kind-unknown\",\"value\":\"\",\"why\":\"Odd.\"}]}";
        server.on("POST /api/v1/device-configs/check?name=SEP1.cnf.xml", 200, """
                        {"findings":[{"level":"error","line":3,"column":9,"rule":"xml-cut","value":"<device>","why":"It ends."}]}""")
                .on("POST /api/v1/device-configs/check?name=ringlist.xml", 200, hint)
                .on("POST /api/v1/device-configs/check?name=a%2Fb.xml", 200, hint);
        assertThat(Typed.at(server, "profile", "check", bad.toString(), good.toString()))
                .isEqualTo(new Typed(
                        1,
                        bad + ":3:9: error: xml-cut: It ends. Got: <device>\n" + good
                                + ":1:1: hint: kind-unknown: Odd.\n2 checked: 1 errors, 0 warnings, 1 hints\n",
                        ""));
        assertThat(Typed.at(server, "profile", "check", "--name", "a/b.xml", good.toString(), "-o", "json"))
                .returns(0, Typed::exit)
                .satisfies(typed -> assertThat(typed.out()).contains("\"name\": \"a/b.xml\"", "kind-unknown"));
        int before = server.calls().size();
        assertThat(Typed.at(server, "profile", "check", good.toString(), folder + "/none")
                        .exit())
                .isEqualTo(2);
        assertThat(Typed.at(server, "profile", "check", "-").exit()).isEqualTo(2);
        assertThat(server.calls()).hasSize(before);
    }

    @Test
    void stopsOneCopyAndTellsEachStepUntilItHasObeyed() {
        server.on("GET " + ONE, 200, copy("running", "running", "running", "start,running"))
                .on("PUT " + ONE, 200, copy("stopped", "running", "running", "start,running"))
                .then("GET " + ONE, 200, copy("stopped", "stopped", "stopping", "drain,stopping"))
                .then("GET " + ONE, 200, copy("stopped", "stopped", "stopped", "drain,stopping", "stop,stopped"));
        assertThat(Typed.at(server, "edge", "stop", "edge-1"))
                .isEqualTo(new Typed(0, "edge-1: drain, stopping\nedge-1: stop, stopped\ndone\n", ""));
        assertThat(server.calls())
                .containsExactly("GET " + ONE, "PUT " + ONE + " {\"state\":\"stopped\"}", "GET " + ONE, "GET " + ONE);
    }

    /** A beat may say that it stopped before one brings the step. */
    @Test
    void isNotDoneBeforeTheLastStepIsTold() {
        server.on("GET " + ONE, 200, copy("running", "running", "running", "start,running"))
                .on("PUT " + ONE, 200, copy("stopped", "stopped", "stopped", "drain,stopping"))
                .then("GET " + ONE, 200, copy("stopped", "stopped", "stopped", "drain,stopping", "stop,stopped"));
        assertThat(Typed.at(server, "edge", "stop", "edge-1"))
                .isEqualTo(new Typed(0, "edge-1: drain, stopping\nedge-1: stop, stopped\ndone\n", ""));
    }

    @Test
    void tellsOfACopyThatDoesNotObeyInTime() {
        var stuck = copy("stopped", "running", "running", "start,running");
        server.on("GET " + ONE, 200, stuck).on("PUT " + ONE, 200, stuck);
        assertThat(Typed.at(server, "edge", "stop", "edge-1", "--timeout", "1"))
                .returns(1, Typed::exit)
                .satisfies(typed -> assertThat(typed.err()).contains("not done within 1 s", "\n  edge-1 is running\n"));
        assertThat(Typed.at(server, "edge", "stop", "edge-1", "--no-wait").exit())
                .isZero();
    }

    @Test
    void restartsAllByTheNextNumberUntilAllAreBack() {
        server.on("GET " + SERVICE, 200, all(3, "null"))
                .then("GET " + SERVICE, 200, all(3, "null"))
                .then("GET " + SERVICE, 200, all(4, "{\"restart\":4,\"state\":\"done\",\"steps\":[]}"))
                .on("PUT " + SERVICE, 200, all(4, "{\"restart\":4,\"state\":\"running\",\"steps\":[]}"));
        assertThat(Typed.at(server, "edge", "restart")).isEqualTo(new Typed(0, "done\n", ""));
        assertThat(server.calls())
                .contains("PUT " + SERVICE + " {\"restart\":4}")
                .hasSize(4);
        server.on("PUT " + SERVICE, 200, all(5, """
                {"restart":5,"state":"failed","steps":[{"edgeId":"edge-1","state":"failed","reason":"not back within 60 s"}]}"""));
        assertThat(Typed.at(server, "edge", "restart"))
                .returns(1, Typed::exit)
                .satisfies(typed -> assertThat(typed.err()).contains("\n  edge-1: not back within 60 s\n"));
    }

    /** The order before this one failed, and is shown until this one is begun. */
    @Test
    void doesNotBlameAnOrderForTheOneBefore() {
        server.on("GET " + SERVICE, 200, all(3, "{\"restart\":3,\"state\":\"failed\",\"steps\":[]}"))
                .then("GET " + SERVICE, 200, all(4, "{\"restart\":4,\"state\":\"done\",\"steps\":[]}"))
                .on("PUT " + SERVICE, 200, all(4, "{\"restart\":3,\"state\":\"failed\",\"steps\":[]}"));
        assertThat(Typed.at(server, "edge", "restart")).isEqualTo(new Typed(0, "done\n", ""));
    }

    @Test
    void doesNotWaitForCopiesThatAreNotThere() {
        var none = "{\"state\":\"running\",\"restart\":1,\"edges\":[],\"rollout\":null}";
        server.on("GET " + SERVICE, 200, none).on("PUT " + SERVICE, 200, none);
        assertThat(Typed.at(server, "edge", "restart"))
                .isEqualTo(new Typed(0, "told; no copy is heard now, those that start will obey\n", ""));
    }

    /** What was told to a copy by its name holds for it. */
    @Test
    void namesTheCopyThatDoesNotStopWithAll() {
        server.on("GET " + SERVICE, 200, all(3, "null")).on("PUT " + SERVICE, 200, all(3, "null"));
        assertThat(Typed.at(server, "edge", "stop"))
                .isEqualTo(new Typed(0, "done\n", "edge-1 stays running: that was told to it by its name\n"));
    }

    @Test
    void showsWhatIsWrongWithAPhoneAndTheNextStep() {
        server.on("GET /api/v1/phones/SEP1", 200, """
                {"device":"SEP1","home":"a","findings":[{"id":"load-missing","since":"2026-01-02T00:00:00Z","fault":true,
                 "reason":"sip88xx.loads is nowhere.","nextStep":"Upload it.","evidence":[{"name":"sip88xx.loads"}]}],
                 "requests":[]}""");
        assertThat(Typed.at(server, "phone", "get", "SEP1").out()).isEqualTo("""
                device  SEP1
                home    a

                load-missing, since 2026-01-02T00:00:00Z
                  sip88xx.loads is nowhere.
                  Next: Upload it.
                """);
        assertThat(Typed.at(server, "phone", "get", "SEP1", "-o", "json").out()).contains("\"evidence\"");
    }

    /** U+009B begins a command of a terminal as ESC [ does, U+202E and U+200F turn the direction. */
    @Test
    void noNameMovesATerminalInJson() throws Exception {
        server.on("GET /api/v1/devices/a", 200, "{\"name\":\"\\u009b2J\\u202e\\u200fé\"}");
        var json = Typed.at(server, "device", "get", "a", "-o", "json").out();
        assertThat(json).contains("\\u009b2J\\u202e\\u200fé");
        assertThat(Typed.at(server, "device", "get", "a").out()).contains("\\u009b2J\\u202e\\u200fé");
    }

    private static String all(long restart, String rollout) {
        return "{\"state\":\"running\",\"restart\":%d,\"rollout\":%s,\"edges\":[%s]}"
                .formatted(restart, rollout, copy("running", "running", "running"));
    }

    private static String copy(String state, String desired, String reported, String... steps) {
        var told = new StringBuilder();
        for (var step : steps) {
            told.append(told.isEmpty() ? "" : ",")
                    .append("{\"step\":\"%s\",\"state\":\"%s\",\"time\":\"2026-01-02T00:00:00Z\"}"
                            .formatted((Object[]) step.split(",", -1)));
        }
        return """
                {"edgeId":"edge-1","state":"%s","restart":0,"reported":{"state":"%s","desired":"%s","restart":0,"steps":[%s],"silentSince":null}}""".formatted(state, reported, desired, told);
    }
}
