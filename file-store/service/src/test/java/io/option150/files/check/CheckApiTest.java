package io.option150.files.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.files.Api;
import io.option150.files.StoreTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of a phone's file, stored or not. */
@StoreTest
class CheckApiTest {

    private static final String CHECK = "/api/v1/device-configs/check?name=";

    @TestHTTPResource("/")
    URI base;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(base);
    }

    @Test
    void aFileIsCheckedAndNotStored() {
        var answer = check("SEP0000000000C1.cnf.xml", "<device>\n <deviceProtocol>MGCP</deviceProtocol>\n</device>");

        assertThat(answer.statusCode()).isEqualTo(200);
        var found = Api.json(answer).path("findings");
        assertThat(found.get(0).path("level").asText()).isEqualTo("error");
        assertThat(lines(answer)).contains("error 2:2 value-word MGCP");
        assertThat(found.get(0).path("why").asText()).endsWith(".");
        assertThat(api.get("/api/v1/files/SEP0000000000C1.cnf.xml").statusCode())
                .isEqualTo(404);
    }

    @Test
    void namesAreLookedUpInTheTreeWhateverTheirCase() {
        var rings =
                "<CiscoIPPhoneRingList><Ring><DisplayName>x</DisplayName>\n<FileName>checked/Bell.raw</FileName></Ring>"
                        + "</CiscoIPPhoneRingList>";

        assertThat(lines(check("Ringlist.xml", rings))).containsExactly("warning 2:1 file-missing checked/Bell.raw");
        api.store("checked/bell.RAW", new byte[240]);
        assertThat(lines(check("Ringlist.xml", rings))).isEmpty();
        api.store("checked/bell.RAW", new byte[239]);
        assertThat(lines(check("Ringlist.xml", rings))).containsExactly("error 2:1 ring-size checked/Bell.raw");
    }

    @Test
    void aFileIsNamedAndNotTooLarge() {
        assertThat(api.call("POST", "/api/v1/device-configs/check", BodyPublishers.ofString("<device/>"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(check("..%2Fx", "<device/>").statusCode()).isEqualTo(400);
        assertThat(check("x.xml", " ".repeat(1 << 20)).statusCode()).isEqualTo(200);
        assertThat(check("x.xml", " ".repeat((1 << 20) + 1)).statusCode()).isEqualTo(413);
        var endless = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[2 << 20]));
        assertThat(api.call("POST", CHECK + "x.xml", endless).statusCode()).isEqualTo(413);
        assertThat(api.get(CHECK + "x.xml").statusCode()).isEqualTo(405);
    }

    @Test
    void aNameThatNoFileCanHaveKeepsNoUploadOut() {
        var list = "Chirp\tchirp\u0000.raw\n".getBytes(UTF_8);
        assertThat(api.put("RINGLIST.DAT", list).statusCode()).isEqualTo(201);
        assertThat(api.get("/api/v1/files/RINGLIST.DAT").body()).isEqualTo(list);
    }

    @Test
    void anUploadThatIsRightOrNoPhonesFileHasNoFindings() {
        assertThat(Api.json(api.put(
                                "checked/dialplan.xml",
                                "<dialTemplate><TEMPLATE match='*' timeout='5'/></dialTemplate>".getBytes(UTF_8)))
                        .has("findings"))
                .isFalse();
        assertThat(Api.json(api.put("checked/g3-tones.xml", "no xml".getBytes(UTF_8)))
                        .has("findings"))
                .isFalse();
    }

    private HttpResponse<byte[]> check(String name, String file) {
        return api.call("POST", CHECK + name, BodyPublishers.ofString(file));
    }

    private static List<String> lines(HttpResponse<byte[]> answer) {
        return StreamSupport.stream(Api.json(answer).path("findings").spliterator(), false)
                .map(CheckApiTest::line)
                .toList();
    }

    private static String line(JsonNode finding) {
        return "%s %d:%d %s %s"
                .formatted(
                        finding.path("level").asText(),
                        finding.path("line").asInt(),
                        finding.path("column").asInt(),
                        finding.path("rule").asText(),
                        finding.path("value").asText());
    }
}
