package io.option150.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles, call-manager groups and phones' records, typed and described. */
class RecordsTest {

    private static final String SITE = """
            {"name":"site","parent":"","protocol":"SIP","fields":{"sshPassword":"***"},"version":3,"sequence":7,
             "modified":"2026-01-01T00:00:00Z","who":"admin"}""";

    private static final String PAGE = "?size=1000&page=0";

    @TempDir
    Path folder = Path.of("set by JUnit");

    private final FakeServer server = new FakeServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatIsGivenOfAProfileIsPutIntoWhatThereIs() {
        server.on("GET /api/v1/profiles/site", 200, SITE).on("PUT /api/v1/profiles/site", 200, SITE);
        assertThat(Typed.at(server, "profile", "set", "site", "--group", "main", "--field", "vendorConfig/webAccess=0")
                        .exit())
                .isZero();
        assertThat(server.calls().getLast()).isEqualTo("""
                PUT /api/v1/profiles/site {"parent":"","protocol":"SIP","fields":{"sshPassword":"***","vendorConfig/webAccess":"0"},\
                "callManagerGroup":"main"}""");
        assertThat(server.conditions()).containsExactly("PUT /api/v1/profiles/site If-Match: \"7\"");
        assertThat(Typed.at(server, "profile", "set", "site").exit()).isEqualTo(2);
        assertThat(Typed.at(server, "profile", "set", "site", "--field", "x").exit())
                .isEqualTo(2);
        assertThat(server.calls().stream().filter(it -> it.startsWith("PUT"))).hasSize(1);
    }

    @Test
    void aGroupIsMadeOfItsMembers() {
        server.on("PUT /api/v1/call-manager-groups/main", 201, "{\"name\":\"main\"}");
        assertThat(Typed.at(
                                server,
                                "call-manager-group set main --member 192.0.2.10 --member cm2 --sip-port 5070"
                                        .split(" ", -1))
                        .exit())
                .isZero();
        assertThat(server.calls().getLast()).isEqualTo("""
                PUT /api/v1/call-manager-groups/main {"members":[{"address":"192.0.2.10","sipPort":5070},{"address":"cm2","sipPort":5070}]}""");
        assertThat(server.conditions()).isEmpty();
        assertThat(Typed.at(server, "call-manager-group", "set", "main", "--sip-port", "1")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void aDryRunTellsWhatAChangeWouldDoAndStoresNothing() {
        server.on("GET /api/v1/profiles/site", 200, SITE)
                .on("POST /api/v1/profiles/site/preview", 200, """
                        {"phones":100000,"commonFiles":2,"looked":2000,"complete":false,"changed":1990,"unchanged":5,"byHand":2,"refused":3,
                         "refusals":[{"rule":"record","why":"lines must be one.","value":"0","phones":3,"example":"SEP1"}],
                         "examples":[{"device":"SEP2","path":"SEP2.cnf.xml","diff":"--- a\\n+++ b\\n"},{"device":"SEP3","path":"","diff":""}]}""")
                .on(
                        "POST /api/v1/call-manager-groups/main/preview",
                        200,
                        "{\"phones\":1,\"looked\":1,\"complete\":true,\"changed\":1,\"refused\":0}");
        assertThat(Typed.at(server, "profile", "set", "site", "--protocol", "SCCP", "--dry-run"))
                .isEqualTo(new Typed(1, """
                100000 phones inherit from it; 2000 of them were looked at
                1990 would have other files, 5 the same, 2 keep what was put by hand, 3 would be refused
                2 common files name it and would be made anew; these were not looked at
                3 phones, such as SEP1: record: lines must be one.
                --- a
                +++ b
                # SEP3: secrets alone are different
                """, ""));
        assertThat(server.calls().getLast())
                .isEqualTo(
                        "POST /api/v1/profiles/site/preview {\"parent\":\"\",\"protocol\":\"SCCP\",\"fields\":{\"sshPassword\":\"***\"}}");
        assertThat(Typed.at(server, "call-manager-group", "set", "main", "--member", "192.0.2.1", "--dry-run")
                        .exit())
                .isZero();
        assertThat(Typed.at(server, "profile", "set", "site", "--dry-run").exit())
                .isEqualTo(2);
        assertThat(server.calls()).noneMatch(it -> it.startsWith("PUT"));
    }

    @Test
    void aDiffIsOfTheLastTwoVersionsUnlessOthersAreNamed() {
        server.on("GET /api/v1/files/a.xml/versions?size=2", 200, "{\"items\":[{\"version\":5},{\"version\":4}]}")
                .on("GET /api/v1/files/a.xml/versions?size=1", 200, "{\"items\":[{\"version\":5}]}")
                .on("GET /api/v1/files/a.xml/versions/4/diff", 200, "{\"equal\":false,\"diff\":\"--- x\\n+++ y\\n\"}")
                .on("GET /api/v1/files/a.xml/versions/2/diff?to=3", 200, "{\"equal\":true,\"diff\":\"\"}")
                .on("GET /api/v1/files/a.xml/versions/5/diff?to=record", 200, "{\"equal\":false,\"diff\":\"\"}");
        assertThat(Typed.at(server, "file", "diff", "a.xml")).isEqualTo(new Typed(1, "--- x\n+++ y\n", ""));
        assertThat(Typed.at(server, "file", "diff", "a.xml", "2", "3")).isEqualTo(new Typed(0, "", ""));
        assertThat(Typed.at(server, "file", "diff", "a.xml", "--to-record"))
                .isEqualTo(new Typed(1, "Only secrets or ends of lines are different.\n", ""));
        assertThat(Typed.at(server, "file", "diff", "a.xml", "2", "3", "--to-record")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void aPhonesRecordComesFromAFileAndItsPreviewIsRead() throws Exception {
        var file = Files.writeString(folder.resolve("phone.yaml"), "profile: site\nlines:\n  - number: 201\n");
        server.on("PUT /api/v1/device-configs/SEP1", 201, "{\"device\":\"SEP1\"}")
                .on("GET /api/v1/device-configs/SEP1/preview", 200, """
                        {"files":[],"findings":[{"level":"error","line":1,"column":1,"rule":"record","value":"","why":"No."}]}""")
                .on("POST /api/v1/device-configs/SEP1/preview?secrets=true", 200, """
                        {"files":[{"name":"SEP1.cnf.xml","size":9,"text":"<device/>\\n","findings":[]}],"findings":[]}""");
        assertThat(Typed.at(server, "device-config", "set", "SEP1", "-f", file.toString(), "--line", "202=Desk")
                        .exit())
                .isZero();
        assertThat(server.calls().getLast())
                .isEqualTo(
                        "PUT /api/v1/device-configs/SEP1 {\"profile\":\"site\",\"lines\":[{\"number\":\"202\",\"label\":\"Desk\"}]}");
        assertThat(Typed.at(server, "device-config", "preview", "SEP1"))
                .isEqualTo(new Typed(1, "SEP1:1:1: error: record: No.\n", ""));
        assertThat(Typed.at(server, "device-config", "preview", "SEP1", "--secrets", "-f", file.toString()))
                .isEqualTo(new Typed(0, "# SEP1.cnf.xml, 9 bytes\n<device/>\n", ""));
        assertThat(server.calls().getLast()).contains("{\"profile\":\"site\",\"lines\":[{\"number\":201}]}");
    }

    @Test
    void documentsAreComparedAsTheServerMeansThemAndParentsGoFirst() throws Exception {
        var group = """
                {"name":"main","members":[{"address":"192.0.2.10","priority":0,"sipPort":5060,"securedSipPort":5061,"sccpPort":2000}],
                 "version":1,"sequence":3,"modified":"2026-01-01T00:00:00Z","who":"admin"}""";
        server.on("GET /api/v1/call-manager-groups/main", 200, group)
                .on("GET /api/v1/profiles/site", 200, SITE)
                .on("PUT /api/v1/profiles/site", 200, SITE)
                .on("PUT /api/v1/profiles/desk", 201, "{}");
        var same = document("CallManagerGroup", "main", "{members: [{address: 192.0.2.10}]}")
                + document("Profile", "site", "{protocol: SIP}");
        assertThat(apply(same).out()).startsWith("no changes");

        var changed = same.replace("{protocol: SIP}", "{protocol: SCCP}");
        assertThat(apply(document("Profile", "desk", "{parent: site, model: 8841}") + changed)
                        .out())
                .contains("+ Profile desk", "~ Profile site", "2 changed");
        var puts = server.calls().stream().filter(it -> it.startsWith("PUT")).toList();
        assertThat(puts.getFirst())
                .startsWith("PUT /api/v1/profiles/site ")
                .contains("\"sshPassword\":\"***\"", "\"SCCP\"");
        assertThat(puts.getLast()).isEqualTo("PUT /api/v1/profiles/desk {\"parent\":\"site\",\"model\":8841}");
        assertThat(apply(document("Profile", "site", "{version: 1}")).exit()).isEqualTo(2);
        assertThat(apply(document("Profile", "desk", "{fields: {sshPassword: s3cr3t, sshUserId: admin}}"))
                        .out())
                .contains("***", "admin")
                .doesNotContain("s3cr3t");
        assertThat(server.calls()).last().asString().contains("s3cr3t");
    }

    @Test
    void secretsAreComparedWithThoseThatAreKept() throws Exception {
        server.on("GET /api/v1/profiles/site", 200, SITE)
                .on("GET /api/v1/profiles/site?secrets=true", 200, SITE.replace("***", "s3cr3t"))
                .on("PUT /api/v1/profiles/site", 200, SITE);
        assertThat(apply(document("Profile", "site", "{fields: {sshPassword: s3cr3t}}"))
                        .out())
                .startsWith("no changes");
        assertThat(apply(document("Profile", "site", "{fields: {sshPassword: '***'}}"))
                        .out())
                .startsWith("no changes");
        assertThat(server.calls()).noneMatch(call -> call.startsWith("PUT"));
        assertThat(apply(document("Profile", "site", "{fields: {sshPassword: other}}"))
                        .out())
                .contains("~ Profile site")
                .doesNotContain("s3cr3t", "other");
        assertThat(server.calls())
                .last()
                .asString()
                .contains("\"sshPassword\":\"other\"")
                .doesNotContain("s3cr3t");
    }

    @Test
    void profilesArePrunedBeforeThoseThatTheyInheritFrom() throws Exception {
        server.on("GET /api/v1/apply-sets/x", 200, """
                        {"name":"x","sequence":4,"members":[{"kind":"CallManagerGroup","name":"main"},{"kind":"Profile","name":"a-site"},
                         {"kind":"Profile","name":"b-desk"},{"kind":"Profile","name":"kept"}]}""")
                .on("PUT /api/v1/apply-sets/x", 200, "{\"name\":\"x\",\"sequence\":5,\"members\":[]}")
                .on("GET /api/v1/call-manager-groups/main", 200, "{\"name\":\"main\"}")
                .on("GET /api/v1/profiles/a-site", 200, "{\"name\":\"a-site\",\"parent\":\"\"}")
                .on("GET /api/v1/profiles/b-desk", 200, "{\"name\":\"b-desk\",\"parent\":\"a-site\"}")
                .on("GET /api/v1/profiles/kept", 200, "{\"name\":\"kept\",\"protocol\":\"SIP\"}")
                .on("DELETE /api/v1/call-manager-groups/main", 204, "")
                .on("DELETE /api/v1/profiles/a-site", 204, "")
                .on("DELETE /api/v1/profiles/b-desk", 204, "");
        var file = Files.writeString(folder.resolve("site.yaml"), document("Profile", "kept", "{protocol: SIP}"));
        var typed = Typed.at(server, "apply", "-f", file.toString(), "--label", "x", "--prune");
        assertThat(typed.exit()).as(typed.toString()).isZero();
        assertThat(server.calls().stream().filter(it -> it.startsWith("DELETE")))
                .containsExactly(
                        "DELETE /api/v1/profiles/b-desk",
                        "DELETE /api/v1/profiles/a-site",
                        "DELETE /api/v1/call-manager-groups/main");
    }

    @Test
    void aCommonFileComesFromAFileAndIsShownBefore() throws Exception {
        var file = Files.writeString(
                folder.resolve("office.yaml"), "kind: dial-plan\ncontent:\n  rules: [{match: '*', timeout: 5}]\n");
        server.on("PUT /api/v1/common-files/office", 201, "{\"name\":\"office\"}")
                .on("POST /api/v1/common-files/office/preview", 200, """
                        {"files":[{"path":"dialplan-office.xml","size":9,"outcome":"changed","text":"<x/>\\n","findings":[]}],"findings":[]}""");
        assertThat(Typed.at(server, "common-file", "set", "office", "-f", file.toString(), "--dry-run"))
                .isEqualTo(new Typed(0, "# dialplan-office.xml, 9 bytes, changed\n<x/>\n", ""));
        assertThat(server.calls()).noneMatch(it -> it.startsWith("PUT"));
        assertThat(Typed.at(server, "common-file", "set", "office", "-f", file.toString())
                        .exit())
                .isZero();
        assertThat(server.calls().getLast())
                .isEqualTo(
                        "PUT /api/v1/common-files/office {\"kind\":\"dial-plan\",\"content\":{\"rules\":[{\"match\":\"*\",\"timeout\":5}]}}");
        server.on("GET /api/v1/common-files/office/preview", 200, """
                        {"files":[],"findings":[{"level":"error","line":1,"column":1,"rule":"record","value":"","why":"No."}]}""");
        assertThat(Typed.at(server, "common-file", "preview", "office"))
                .isEqualTo(new Typed(1, "office:1:1: error: record: No.\n", ""));
    }

    @Test
    void anExportAsksForEachRecordThatAListTellsInPartOnly() throws Exception {
        var none = "{\"items\":[],\"total\":0}";
        for (var list : List.of(
                "clusters", "devices", "discovery/sources", "call-manager-groups", "profiles", "device-configs")) {
            server.on("GET /api/v1/" + list + PAGE, 200, none);
        }
        server.on("GET /api/v1/trust-lists/mode", 200, "{\"mode\":\"non-secure\"}")
                .on(
                        "GET /api/v1/templates" + PAGE,
                        200,
                        "{\"items\":[{\"name\":\"desk\",\"form\":\"phone\"}],\"total\":1}")
                .on("GET /api/v1/templates/desk", 200, "{\"name\":\"desk\",\"form\":\"phone\",\"text\":\"<a/>\"}")
                .on(
                        "GET /api/v1/common-files" + PAGE,
                        200,
                        "{\"items\":[{\"name\":\"office\",\"kind\":\"rings\"},{\"name\":\"gone\",\"kind\":\"rings\"}],\"total\":2}")
                .on(
                        "GET /api/v1/common-files/office",
                        200,
                        "{\"name\":\"office\",\"kind\":\"rings\",\"content\":{\"rings\":[{\"name\":\"Bell\"}]},\"sequence\":3}");
        var typed = Typed.at(server, "export", "--no-files", "--to", folder.toString());
        assertThat(typed.exit()).as(typed.toString()).isZero();
        assertThat(folder.resolve("templates.yaml")).content().contains("desk", "<a/>");
        assertThat(folder.resolve("common-files.yaml"))
                .content()
                .contains("office", "Bell")
                .doesNotContain("gone", "sequence");
    }

    @Test
    void aTemplateIsItsText() throws Exception {
        var file = Files.writeString(folder.resolve("desk.xml"), "<device>\n{device.name}\n</device>\n");
        server.on("PUT /api/v1/templates/desk", 201, "{\"name\":\"desk\"}")
                .on(
                        "POST /api/v1/templates/desk/preview",
                        200,
                        "{\"phones\":1,\"looked\":1,\"complete\":true,\"changed\":1,\"refused\":0}");
        var set = new String[] {"template", "set", "desk", "--form", "phone", "-f", file.toString()};
        assertThat(Typed.at(server, set).exit()).isZero();
        assertThat(server.calls().getLast())
                .isEqualTo(
                        "PUT /api/v1/templates/desk {\"form\":\"phone\",\"text\":\"<device>\\n{device.name}\\n</device>\\n\"}");
        assertThat(Typed.at(server, "template", "set", "desk", "--form", "phone", "-f", file.toString(), "--dry-run")
                        .exit())
                .isZero();
        server.on("GET /api/v1/templates/desk", 200, "{\"name\":\"desk\",\"text\":\"<a/>\\n<b/>\\n\"}");
        assertThat(Typed.at(server, "template", "get", "desk")).isEqualTo(new Typed(0, "<a/>\n<b/>\n", ""));
    }

    @Test
    void phonesAndCommonFilesAreDescribedWithTheirSecretsInFiles() throws Exception {
        Files.writeString(folder.resolve("desk.password"), "s3cr3t\n");
        server.on("GET /api/v1/device-configs/SEP1", 200, """
                        {"device":"SEP1","profile":"site","overrides":"","lines":[{"number":"201","label":"","authPassword":"***"}],
                         "version":1,"sequence":9,"rendering":{"state":"rendered"}}""")
                .on("GET /api/v1/device-configs/SEP1?secrets=true", 200, """
                        {"device":"SEP1","profile":"site","overrides":"","lines":[{"number":"201","label":"","authPassword":"s3cr3t"}],
                         "version":1,"sequence":9,"rendering":{"state":"rendered"}}""")
                .on("PUT /api/v1/device-configs/SEP1", 200, "{}")
                .on("GET /api/v1/common-files/office", 200, """
                        {"name":"office","kind":"dial-plan","content":{"rules":[{"match":"*","timeout":"5"}]},"sequence":3}""");
        var phone =
                document("DeviceConfig", "SEP1", "{lines: [{number: 201, authPassword: {fromFile: desk.password}}]}");
        var plan = document("CommonFile", "office", "{kind: dial-plan, content: {rules: [{match: '*', timeout: 5}]}}");
        assertThat(apply(plan + phone).out()).startsWith("no changes");

        Files.writeString(folder.resolve("desk.password"), "other");
        var changed = apply(plan + phone);
        assertThat(changed.out()).contains("~ DeviceConfig SEP1").doesNotContain("other", "s3cr3t");
        assertThat(server.calls().getLast())
                .startsWith("PUT /api/v1/device-configs/SEP1 ")
                .contains("\"authPassword\":\"other\"", "\"profile\":\"site\"")
                .doesNotContain("rendering");
        assertThat(apply(document("DeviceConfig", "SEP1", "{lines: [{authPassword: {fromFile: none}}]}"))
                        .exit())
                .isEqualTo(2);
    }

    private Typed apply(String documents) throws Exception {
        var file = Files.writeString(folder.resolve("site.yaml"), documents);
        return Typed.at(server, "apply", "-f", file.toString());
    }

    private static String document(String kind, String name, String spec) {
        return "---\napiVersion: option150.io/v1\nkind: %s\nmetadata: {name: %s}\nspec: %s\n"
                .formatted(kind, name, spec);
    }
}
