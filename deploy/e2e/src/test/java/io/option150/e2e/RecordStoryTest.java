package io.option150.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.testkit.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A newcomer's session of docs/device-configs.md, from the command line alone: three phones, and a call manager that moves. */
@ExtendWith(SharedSuite.class)
class RecordStoryTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final List<String> FILES =
            List.of("SEP0011223355A1.cnf.xml", "SEP0011223355A2.cnf.xml", "SIP0011223355A3.cnf");

    private final Suite suite;

    @TempDir
    Path folder = Path.of("set by JUnit");

    RecordStoryTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    void phonesFetchTheNewFileWhenTheirGroupsCallManagerMoves() throws Exception {
        typed(0, "call-manager-group", "set", "story-main", "--member", "192.0.2.10");
        typed(0, "profile", "set", "story-site", "--protocol", "SIP", "--group", "story-main");
        typed(
                0,
                "device-config",
                "set",
                "SEP0011223355A1",
                "--profile",
                "story-site",
                "--model",
                "8841",
                "--line",
                "201=One");
        typed(
                0,
                "device-config",
                "set",
                "SEP0011223355A2",
                "--profile",
                "story-site",
                "--model",
                "7945",
                "--line",
                "202=Two");
        var phone = Files.writeString(folder.resolve("phone.yaml"), """
                profile: story-site
                model: 7960
                lines:
                  - number: 203
                    label: Three
                    authPassword: hush-hush
                """);
        assertThat(typed(0, "device-config", "preview", "SEP0011223355A3", "-f", phone.toString()))
                .contains("# SIP0011223355A3.cnf", "line1_password: \"***\"");
        assertThat(typed(0, "device-config", "set", "SEP0011223355A3", "-f", phone.toString(), "-o", "json"))
                .contains("\"state\": \"rendered\"")
                .doesNotContain("hush");
        for (var file : FILES) {
            Await.until(file + " is served", SOON, () -> text(file).contains("192.0.2.10"));
        }
        assertThat(text(FILES.getLast())).contains("line1_password: \"hush-hush\"");
        assertThat(typed(1, "call-manager-group", "rm", "story-main")).contains("is named by 1 profiles");
        assertThat(typed(1, "profile", "set", "story-site", "--model", "none")).contains("model");

        typed(0, "call-manager-group", "set", "story-main", "--member", "192.0.2.99");

        for (var file : FILES) {
            Await.until(file + " is new", SOON, () -> text(file).contains("192.0.2.99"));
            assertThat(text(file)).doesNotContain("192.0.2.10");
        }
        assertThat(typed(0, "device-config", "rendering")).contains("waiting");
        var site = folder.resolve("site");
        typed(0, "export", "--to", site.toString());
        assertThat(Files.readString(site.resolve("profiles.yaml"))).contains("story-site");
        assertThat(Files.readString(site.resolve("files.yaml"))).doesNotContain(FILES.getFirst());
        assertThat(typed(
                        0,
                        "apply",
                        "-f",
                        site.resolve("profiles.yaml").toString(),
                        "-f",
                        site.resolve("call-manager-groups.yaml").toString()))
                .startsWith("no changes");

        typed(0, "device-config", "rm", "SEP0011223355A1", "SEP0011223355A2", "SEP0011223355A3");
        for (var file : FILES) {
            Await.until(file + " is gone", SOON, () -> !text(file).contains("192.0.2.99"));
        }
        typed(0, "profile", "rm", "story-site");
        typed(0, "call-manager-group", "rm", "story-main");
    }

    @Test
    void whatPhonesShareAndGatewaysAreMadeOfRecordsToo() throws Exception {
        typed(0, "call-manager-group", "set", "shared-main", "--member", "192.0.2.60");
        var plan = Files.writeString(folder.resolve("plan.yaml"), """
                kind: dial-plan
                content:
                  rules: [{match: "2..", timeout: 1}, {match: "*", timeout: 5}]
                """);
        assertThat(typed(0, "common-file", "set", "shared", "-f", plan.toString(), "--dry-run"))
                .contains("# dialplan-shared.xml", "changed");
        typed(0, "common-file", "set", "shared", "-f", plan.toString());
        var gateway = Files.writeString(
                folder.resolve("vg.xml"), "<device>{#for m in group.members}<cm>{m.address}</cm>{/for}</device>\n");
        typed(0, "template", "set", "shared-vg", "--form", "gateway", "-f", gateway.toString());
        typed(
                0,
                "common-file",
                "set",
                "vg-shared",
                "--kind",
                "gateway",
                "--template",
                "shared-vg",
                "--group",
                "shared-main");
        Await.until(
                "the dial plan is served",
                SOON,
                () -> text("dialplan-shared.xml").contains("2.."));
        Await.until(
                "the gateway's file is served",
                SOON,
                () -> text("vg-shared.cnf.xml").contains("192.0.2.60"));

        typed(0, "call-manager-group", "set", "shared-main", "--member", "192.0.2.61");
        Await.until(
                "the gateway's file is new",
                SOON,
                () -> text("vg-shared.cnf.xml").contains("192.0.2.61"));
        assertThat(typed(1, "template", "rm", "shared-vg")).contains("1 common files");

        var site = folder.resolve("shared");
        typed(0, "export", "--to", site.toString());
        assertThat(typed(
                        0,
                        "apply",
                        "-f",
                        site.resolve("common-files.yaml").toString(),
                        "-f",
                        site.resolve("templates.yaml").toString()))
                .startsWith("no changes");
        typed(0, "common-file", "rm", "shared", "vg-shared");
        typed(0, "template", "rm", "shared-vg");
        typed(0, "call-manager-group", "rm", "shared-main");
    }

    private String text(String file) throws Exception {
        return new String(Phone.CURL_TFTP.fetch(suite, file).bytes(), UTF_8);
    }

    private String typed(int status, String... words) throws Exception {
        var ended = Launcher.run(Map.of("OPTION150_DATA", suite.data().toString()), words);
        assertThat(ended.status()).as(ended.said()).isEqualTo(status);
        return ended.said();
    }
}
