package io.option150.files.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.files.Api;
import io.option150.files.RawCall;
import io.option150.files.StoreTest;
import io.option150.files.contract.PercentEncoding;
import io.option150.testkit.TestTokens;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StoreTest
class FileApiTest {

    @TestHTTPResource("/")
    URI base;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(base);
    }

    @Test
    void anotherUploadIsANewVersion() {
        var first = api.store("ringlist.xml", bytes("one"));
        var answer = api.put("ringlist.xml?force=true", bytes("two"));

        var second = Api.file(answer);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(second.version()).isEqualTo(first.version() + 1);
        assertThat(second.sequence()).isGreaterThan(first.sequence());
        assertThat(api.get("/api/v1/files/ringlist.xml").body()).isEqualTo(bytes("two"));
    }

    @Test
    void theSameBytesAgainChangeNothing() {
        var first = api.store("same.xml", bytes("same"));

        assertThat(api.put("same.xml", bytes("same")).statusCode()).isEqualTo(200);
        assertThat(api.store("same.xml", bytes("same"))).isEqualTo(first);
    }

    @Test
    void aRemovedFileIsGoneAndItsSequenceGoesOn() {
        var before = api.store("gone.xml", bytes("a"));

        assertThat(api.delete("/api/v1/files/gone.xml").statusCode()).isEqualTo(204);
        assertThat(api.get("/api/v1/files/gone.xml").statusCode()).isEqualTo(404);
        assertThat(api.get("/api/v1/files/gone.xml/versions").statusCode()).isEqualTo(404);
        assertThat(api.delete("/api/v1/files/gone.xml").statusCode()).isEqualTo(404);

        var after = api.put("gone.xml", bytes("a"));
        assertThat(after.statusCode()).isEqualTo(201);
        assertThat(Api.file(after).version()).isEqualTo(1);
        assertThat(Api.file(after).sequence()).isGreaterThan(before.sequence());
    }

    @Test
    void headTellsWhatGetWouldButSendsNoBytes() {
        var file = api.store("head.xml", bytes("12345"));

        var head = api.head("/api/v1/files/head.xml");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length")).hasValue("5");
        assertThat(head.headers().firstValue("ETag")).hasValue("\"" + file.sha256() + "\"");
        assertThat(head.headers().firstValue("X-Option150-Sha256")).hasValue(file.sha256());
        assertThat(head.headers().firstValue("X-Option150-Version")).hasValue("1");
        assertThat(head.headers().firstValue("X-Option150-Sequence")).hasValue(Long.toString(file.sequence()));
        assertThat(head.headers().firstValue("Last-Modified")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-3, 206, 0123, bytes 0-3/10",
        "bytes=7-, 206, 789, bytes 7-9/10",
        "bytes=-2, 206, 89, bytes 8-9/10",
        "bytes=0-99999999999999999999, 206, 0123456789, bytes 0-9/10",
        "bytes=10-, 416, , bytes */10",
        "'bytes=0-1,3-4', 200, 0123456789,",
        "lines=0-1, 200, 0123456789,",
    })
    void aRangeIsAnsweredAlone(String range, int status, String body, String contentRange) {
        api.store("range.xml", bytes("0123456789"));

        var answer = api.get("/api/v1/files/range.xml", "Range", range);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Range").orElse(null)).isEqualTo(contentRange);
        if (status != 416) {
            assertThat(Api.text(answer)).isEqualTo(body);
        }
    }

    @Test
    void aRangeMeantForOtherBytesIsAnsweredByTheWhole() {
        var file = api.store("if-range.xml", bytes("0123456789"));

        assertThat(api.get("/api/v1/files/if-range.xml", "Range", "bytes=0-1", "If-Range", "\"other\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(api.get("/api/v1/files/if-range.xml", "Range", "bytes=0-1", "If-Range", "\"" + file.sha256() + "\"")
                        .statusCode())
                .isEqualTo(206);
    }

    @Test
    void whoHoldsTheBytesIsToldSo() {
        var tag = "\"" + api.store("held.xml", bytes("held")).sha256() + "\"";
        var modified = api.head("/api/v1/files/held.xml")
                .headers()
                .firstValue("Last-Modified")
                .orElseThrow();

        assertThat(api.get("/api/v1/files/held.xml", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(api.get("/api/v1/files/held.xml", "If-Modified-Since", modified)
                        .statusCode())
                .isEqualTo(304);
        assertThat(api.get("/api/v1/files/held.xml", "If-None-Match", "\"other\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(api.get("/api/v1/files/held.xml", "If-Match", "\"other\"").statusCode())
                .isEqualTo(412);
    }

    @Test
    void aWriteOfSomethingElseThanTheWriterSawIsRefused() {
        var first = api.store("cond.xml", bytes("1"));
        assertThat(api.put("cond.xml", bytes("2"), "If-None-Match", "*").statusCode())
                .isEqualTo(412);
        assertThat(api.put("cond.xml", bytes("2"), "If-Match", "\"" + first.sha256() + "\"")
                        .statusCode())
                .isEqualTo(200);
        var stale = "\"" + first.sequence() + "\"";
        assertThat(api.put("cond.xml", bytes("3"), "If-Match", stale).statusCode())
                .isEqualTo(412);
        assertThat(api.delete("/api/v1/files/cond.xml", "If-Match", stale).statusCode())
                .isEqualTo(412);
        assertThat(api.put("new-cond.xml", bytes("1"), "If-Match", "*").statusCode())
                .isEqualTo(412);
        assertThat(api.get("/api/v1/files/new-cond.xml").statusCode()).isEqualTo(404);
        assertThat(Api.text(api.get("/api/v1/files/cond.xml"))).isEqualTo("2");
    }

    @Test
    void caseIsDisregardedOnlyWhenAskedAndTheExactNameComesFirst() {
        api.store("Case/RingList.xml", bytes("mixed"));
        api.store("Case/RINGLIST.XML", bytes("upper"));

        assertThat(api.get("/api/v1/files/case/ringlist.xml").statusCode()).isEqualTo(404);
        assertThat(Api.text(api.get("/api/v1/files/Case/RingList.xml?ignore-case=true")))
                .isEqualTo("mixed");
        var folded = api.get("/api/v1/files/case/ringlist.xml?ignore-case=true");
        assertThat(Api.text(folded)).isEqualTo("upper");
        assertThat(folded.headers().firstValue("Content-Location")).hasValue("/api/v1/files/Case/RINGLIST.XML");
        assertThat(api.get("/api/v1/files/case/ringlist.xml?ignore-case=maybe").statusCode())
                .isEqualTo(400);
    }

    @Test
    void escapesAreDecodedOnce() {
        assertThat(api.store("a%20b%2525%2Bc+d.xml", bytes("x")).path()).isEqualTo("a b%25+c+d.xml");
        assertThat(api.store("caf%C3%A9.xml", bytes("x")).path()).isEqualTo("café.xml");
    }

    @Test
    void whereAFileIsToldToBeItIs() {
        var name = "odd ;#?%+'(!)*~/e\u0301";
        var stored = api.put(PercentEncoding.encode(name), bytes("odd"));
        assertThat(Api.file(stored).path()).isEqualTo(name);

        var location = stored.headers().firstValue("Location").orElseThrow();
        var read = api.get(location);
        assertThat(Api.text(read)).isEqualTo("odd");
        assertThat(read.headers().firstValue("Content-Location")).hasValue(location);
    }

    @Test
    void aNameMayStartLikeATftpClientWritesIt() {
        assertThat(api.store("/a/b.xml", bytes("x")).path()).isEqualTo("a/b.xml");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/files/, must not be empty",
        "/api/v1/files/a//b, must not have an empty segment nor end in '/'",
        "/api/v1/files/a/, must not have an empty segment nor end in '/'",
        "/api/v1/files/a/../b, must not have a '..' segment",
        "/api/v1/files/..%2f..%2fetc%2fpasswd, 'must not have an encoded slash, backslash or NUL'",
        "/api/v1/files/a/%2e%2e/b, must not have a '..' segment",
        "/api/v1/files/..%5Ca, 'must not have an encoded slash, backslash or NUL'",
        "/api/v1/files/a;b, must not have a ';'",
        "/api/v1/files/a%00b, 'must not have an encoded slash, backslash or NUL'",
        "/api/v1/files/a%0Ab, must not have control characters",
        "/api/v1/files/a%ff, must be percent-encoded UTF-8",
    })
    void aBadNameIsRefusedByItsRule(String target, String rule) throws IOException {
        try (var call = new RawCall(base)) {
            var answer = call.head("PUT", target, "Content-Length: 1")
                    .body(bytes("x"))
                    .answer();
            var problem = Api.read(call.read(answer.length()), JsonNode.class);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
            assertThat(problem.path("field").asText()).isEqualTo("path");
            assertThat(problem.path("rule").asText()).isEqualTo(rule);
            assertThat(problem.at("/violations/0").has("value")).isTrue();
        }
    }

    @Test
    void aNameOfMoreThan255BytesIsRefused() {
        var problem = Api.json(api.put("é".repeat(128).replace("é", "%C3%A9"), bytes("x")));
        assertThat(problem.path("rule").asText()).isEqualTo("must be at most 255 bytes of UTF-8");
        assertThat(api.put("%C3%A9".repeat(127), bytes("x")).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/files/a%zz", "/api/v1/files/../../../../etc/passwd", "/api//v1/files/a", "/%61pi/v1/files/a"})
    void aTargetThatIsNoUrlOfAFileReachesNone(String target) throws IOException {
        try (var call = new RawCall(base)) {
            assertThat(call.head("GET", target).answer().status()).isBetween(400, 404);
        }
    }

    @Test
    void aFileCalledLikeAHistoryIsMeantLiterally() {
        api.store("odd", bytes("plain"));

        assertThat(api.put("odd/versions", bytes("x")).statusCode()).isEqualTo(405);
        var stored = api.put("odd/versions?literal=true", bytes("odd bytes"));
        assertThat(stored.statusCode()).isEqualTo(201);
        assertThat(Api.file(stored).path()).isEqualTo("odd/versions");
        var location = stored.headers().firstValue("Location").orElseThrow();
        assertThat(Api.text(api.get(location))).isEqualTo("odd bytes");
        assertThat(Api.json(api.get("/api/v1/files/odd/versions")).path("total").asInt())
                .isEqualTo(1);
    }

    @Test
    void onlyTheAdminWrites() {
        var service = api.request("/api/v1/files/denied.xml")
                .setHeader("Authorization", "Bearer " + TestTokens.SERVICE)
                .PUT(BodyPublishers.ofString("x"))
                .build();
        assertThat(Api.send(service, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
        assertThat(api.get("/api/v1/files/denied.xml").statusCode()).isEqualTo(404);
    }

    @Test
    void whatAnUploadCannotBeIsRefused() {
        assertThat(api.put("part.xml", bytes("x"), "Content-Range", "bytes 0-0/2")
                        .statusCode())
                .isEqualTo(400);
        assertThat(api.put("part.xml", bytes("x"), "Content-Encoding", "gzip").statusCode())
                .isEqualTo(415);
        assertThat(api.post("/api/v1/files/part.xml").headers().firstValue("Allow"))
                .hasValue("GET, HEAD, PUT, DELETE");
        assertThat(api.get("/api/v1/files/part.xml").statusCode()).isEqualTo(404);
    }

    @Test
    void theBodyIsSentWhenTheGoAheadCame() throws IOException {
        try (var call = new RawCall(base)) {
            call.head("PUT", "/api/v1/files/expect.xml", "Content-Length: 2", "Expect: 100-continue");
            assertThat(call.answer().status()).isEqualTo(100);
            assertThat(call.body(bytes("ok")).answer().status()).isEqualTo(201);
        }
        try (var call = new RawCall(base)) {
            call.head(
                    "PUT", "/api/v1/files/expect.xml", "Content-Length: 2", "Expect: 100-continue", "If-None-Match: *");
            assertThat(call.answer().status()).isEqualTo(412);
        }
    }

    @Test
    void oneConnectionServesCallAfterCall() throws IOException {
        try (var call = new RawCall(base)) {
            for (int i = 0; i < 5; i++) {
                var put = call.head("PUT", "/api/v1/files/keep-alive.xml", "Content-Length: 1")
                        .body(bytes(Integer.toString(i)))
                        .answer();
                call.read(put.length());
                var get = call.head("GET", "/api/v1/files/keep-alive.xml").answer();
                assertThat(call.read(get.length())).isEqualTo(bytes(Integer.toString(i)));
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
