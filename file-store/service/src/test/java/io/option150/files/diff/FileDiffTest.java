package io.option150.files.diff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.files.Api;
import io.option150.files.StoreTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is different between versions of a file, as an admin sees it. */
@StoreTest
class FileDiffTest {

    private static final String FILES = "/api/v1/files/";

    @TestHTTPResource("/")
    URI base;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(base);
    }

    @Test
    void twoVersionsAreComparedLineByLine() {
        api.store("diff/a.txt", "one\ntwo\nthree\n".getBytes(UTF_8));
        api.store("diff/a.txt", "one\n2\nthree\n".getBytes(UTF_8));
        api.store("diff/a.txt", "one\n2\nthree\nfour\n".getBytes(UTF_8));

        assertThat(diff("diff/a.txt/versions/1/diff?to=2").path("diff").asText())
                .isEqualTo("""
                --- diff/a.txt (version 1)
                +++ diff/a.txt (version 2)
                @@ -1,3 +1,3 @@
                 one
                -two
                +2
                 three
                """);
        var current = diff("diff/a.txt/versions/2/diff");
        assertThat(current.path("to").asText()).isEqualTo("version 3");
        assertThat(current.path("equal").asBoolean()).isFalse();
        assertThat(current.path("diff").asText()).contains("+four");
        assertThat(diff("diff/a.txt/versions/3/diff?to=current").toString())
                .isEqualTo(
                        "{\"path\":\"diff/a.txt\",\"from\":\"version 3\",\"to\":\"version 3\",\"equal\":true,\"diff\":\"\"}");
    }

    @Test
    void aFileThatWasPutByHandIsComparedWithThatOfTheRecord() {
        put("/api/v1/call-manager-groups/diff", "{\"members\":[{\"address\":\"192.0.2.1\"}]}");
        put("/api/v1/device-configs/SEP0000000D1F01", """
                {"protocol":"SIP","model":"8841","callManagerGroup":"diff","lines":[{"number":"201","authPassword":"hush-1"}]}""");
        var made = Api.text(api.get(FILES + "SEP0000000D1F01.cnf.xml"));
        api.store(
                "SEP0000000D1F01.cnf.xml",
                made.replace("192.0.2.1<", "192.0.2.9<")
                        .replace("hush-1", "hush-2")
                        .getBytes(UTF_8));

        var diff = diff("SEP0000000D1F01.cnf.xml/versions/" + version("SEP0000000D1F01.cnf.xml") + "/diff?to=record");
        assertThat(diff.path("to").asText()).isEqualTo("record");
        assertThat(diff.path("diff").asText())
                .contains("<processNodeName>192.0.2.9<", "<processNodeName>192.0.2.1<")
                .doesNotContain("hush");

        api.store("SEP0000000D1F01.cnf.xml", made.replace("hush-1", "hush-2").getBytes(UTF_8));
        var secret = diff("SEP0000000D1F01.cnf.xml/versions/" + version("SEP0000000D1F01.cnf.xml") + "/diff?to=record");
        assertThat(secret.path("equal").asBoolean()).isFalse();
        assertThat(secret.path("diff").asText()).isEmpty();
    }

    @Test
    void whatCannotBeComparedIsToldWhy() {
        api.store("diff/b.bin", new byte[] {(byte) 0xFF, 0});
        api.store("diff/b.bin", new byte[] {(byte) 0xFE, 0});
        api.store("diff/c.txt", "x\n".repeat(10_000).getBytes(UTF_8));
        api.store("diff/c.txt", "y\n".repeat(10_001).getBytes(UTF_8));
        api.store("diff/d.txt", new byte[(1 << 20) + 1]);
        api.store("diff/d.txt", new byte[1]);

        refused("diff/b.bin/versions/1/diff", 422, "version 1 is no text in UTF-8.");
        refused("diff/c.txt/versions/1/diff", 422, "Both have 20001 lines");
        refused("diff/d.txt/versions/1/diff", 422, "version 1 has 1048577 bytes");
        refused("diff/b.bin/versions/7/diff", 404, "Version 7 of diff/b.bin is not kept.");
        refused("diff/none/versions/1/diff", 404, "There is no file diff/none.");
        refused("diff/b.bin/versions/1/diff?to=record", 404, "No record gives diff/b.bin.");
        refused("diff/b.bin/versions/1/diff?to=next", 400, "to: must be a number from 1, current or record");
        refused("diff/b.bin/versions/one/diff", 400, "version: must be a number from 1");
        assertThat(api.post(FILES + "diff/b.bin/versions/1/diff").statusCode()).isEqualTo(405);
    }

    private long version(String path) {
        return Api.json(api.get(FILES + path + "/versions"))
                .at("/items/0/version")
                .asLong();
    }

    private JsonNode diff(String url) {
        var answer = api.get(FILES + url);
        assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(200);
        return Api.json(answer);
    }

    private void refused(String url, int status, String why) {
        var answer = api.get(FILES + url);
        assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(status);
        assertThat(Api.json(answer).path("detail").asText()).contains(why);
    }

    private void put(String url, String json) {
        var answer = api.call("PUT", url, BodyPublishers.ofString(json), "Content-Type", "application/json");
        assertThat(answer.statusCode()).as(Api.text(answer)).isIn(200, 201);
    }
}
