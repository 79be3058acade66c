package io.option150.registry.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes to the owner and what comes back. */
class PassingTest {

    private static final String CLOSE = "Host: admin.example\r\nConnection: close\r\n";

    private static final String LIST = "GET /api/v1/files HTTP/1.1\r\nHost: x\r\n";

    private final Bench bench = new Bench(Duration.ofSeconds(10));

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void whereSomethingIsIsToldByItsPathHere() throws IOException {
        bench.owner(call -> call.response()
                .setStatusCode(201)
                .putHeader("Location", "http://file-store:8083/api/v1/files/a?b=c")
                .end());
        assertThat(bench.send("GET /api/v1/files HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 201")
                .contains("Location: /api/v1/files/a?b=c\r\n")
                .doesNotContain("file-store");
    }

    @Test
    void theCallGoesAsItIs() throws IOException {
        bench.owner(PassingTest::tellBack);

        var answer = bench.send("PUT /api/v1/files/a%20b.xml?literal=true&x=%2F HTTP/1.1\r\n" + CLOSE
                + "Authorization: Bearer of-the-caller\r\nIf-Match: \"7\"\r\ntraceparent: 00-ab-cd-01\r\n"
                + "Content-Length: 5\r\n\r\nbytes");

        assertThat(answer)
                .contains("PUT /api/v1/files/a%20b.xml?literal=true&x=%2F")
                .contains("authorization=Bearer of-the-caller")
                .contains("if-match=\"7\"")
                .contains("traceparent=00-ab-cd-01")
                .contains("content-length=5")
                .endsWith("body=bytes");
    }

    @Test
    void anAbsoluteTargetIsNotPassedOnAsOne() throws IOException {
        bench.owner(PassingTest::tellBack);

        assertThat(bench.send("GET http://elsewhere.example/api/v1/files?page=0 HTTP/1.1\r\n" + CLOSE + "\r\n"))
                .contains("GET /api/v1/files?page=0\n")
                .doesNotContain("host=elsewhere");
    }

    @Test
    void whatIsForTheNextHopAloneIsNotPassedOn() throws IOException {
        bench.owner(call -> {
            call.response()
                    .putHeader("Keep-Alive", "timeout=1")
                    .putHeader("Proxy-Authenticate", "Basic")
                    .putHeader("Connection", "X-Of-The-Owner")
                    .putHeader("X-Of-The-Owner", "1")
                    .putHeader("X-Stays", "1");
            tellBack(call);
        });

        var answer = bench.send(LIST + "Connection: X-Of-The-Client\r\nConnection: close\r\n"
                + "X-Of-The-Client: 1\r\nTE: trailers\r\nKeep-Alive: 1\r\nProxy-Authorization: Basic x\r\n"
                + "Upgrade: websocket\r\nSec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==\r\nSec-WebSocket-Version: 13\r\n"
                + "X-Too: 1\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200").contains("x-too=1").containsIgnoringCase("X-Stays: 1");
        assertThat(answer)
                .doesNotContain("x-of-the-client=")
                .doesNotContain("te=trailers")
                .doesNotContain("keep-alive=")
                .doesNotContain("proxy-authorization=")
                .doesNotContain("upgrade=")
                .doesNotContainIgnoringCase("Keep-Alive:")
                .doesNotContainIgnoringCase("Proxy-Authenticate:")
                .doesNotContainIgnoringCase("X-Of-The-Owner:");
    }

    @Test
    void whatTheClientSaysOfItsAddressIsNotBelieved() throws IOException {
        bench.owner(PassingTest::tellBack);

        var answer = bench.send("GET /api/v1/files HTTP/1.1\r\n" + CLOSE
                + "X-Forwarded-For: 192.0.2.66\r\nx-forwarded-host: evil.example\r\nX-Forwarded-Prefix: /evil\r\n"
                + "Forwarded: for=192.0.2.66\r\nForwarded: for=192.0.2.67\r\nX-Real-IP: 192.0.2.66\r\n"
                + "Via: 1.0 squid\r\n\r\n");

        assertThat(answer).doesNotContain("192.0.2.").doesNotContain("evil");
        assertThat(answer)
                .contains("x-forwarded-for=127.0.0.1\n")
                .contains("x-forwarded-proto=http\n")
                .contains("forwarded=for=127.0.0.1;proto=http\n")
                .contains("via=1.0 squid, 1.1 option150-gateway\n");
    }

    @Test
    void aCallThatComesBackIsEnded() throws IOException {
        bench.owner(PassingTest::tellBack);

        assertThat(bench.send(
                        "GET /api/v1/files HTTP/1.1\r\n" + CLOSE + "Via: 1.1 option150-gateway, 1.1 balancer\r\n\r\n"))
                .startsWith("HTTP/1.1 508")
                .contains("application/problem+json");
    }

    @Test
    void theOwnersAnswerStaysAsItIs() throws IOException {
        bench.owner(call -> call.response()
                .setStatusCode(412)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("ETag", "\"8\"")
                .putHeader("WWW-Authenticate", "Bearer realm=\"option150\"")
                .end("{\"status\":412,\"detail\":\"of the owner\"}"));

        assertThat(bench.send("DELETE /api/v1/files/a HTTP/1.1\r\n" + CLOSE + "\r\n"))
                .startsWith("HTTP/1.1 412")
                .containsIgnoringCase("Content-Type: application/problem+json")
                .containsIgnoringCase("ETag: \"8\"")
                .containsIgnoringCase("WWW-Authenticate: Bearer realm=\"option150\"")
                .endsWith("\r\n\r\n{\"status\":412,\"detail\":\"of the owner\"}");
    }

    @Test
    void partsAndHeadsAndNothingNewAreThat() throws IOException {
        bench.owner(call -> {
            var response = call.response().putHeader("ETag", "\"8\"");
            if (HttpMethod.HEAD.equals(call.method())) {
                response.putHeader("Content-Length", "500000000").end();
            } else if (call.headers().contains("Range")) {
                response.setStatusCode(206)
                        .putHeader("Content-Range", "bytes 2-4/9")
                        .end("cde");
            } else if (call.headers().contains("If-None-Match")) {
                response.setStatusCode(304).end();
            } else {
                response.setStatusCode(204).end();
            }
        });

        assertThat(bench.send("HEAD /api/v1/files/a HTTP/1.1\r\n" + CLOSE + "\r\n"))
                .startsWith("HTTP/1.1 200")
                .containsIgnoringCase("Content-Length: 500000000")
                .endsWith("\r\n\r\n");
        assertThat(bench.send("GET /api/v1/files/a HTTP/1.1\r\n" + CLOSE + "Range: bytes=2-4\r\n\r\n"))
                .startsWith("HTTP/1.1 206")
                .containsIgnoringCase("Content-Range: bytes 2-4/9")
                .endsWith("\r\n\r\ncde");
        assertThat(bench.send("GET /api/v1/files/a HTTP/1.1\r\n" + CLOSE + "If-None-Match: \"8\"\r\n\r\n"))
                .startsWith("HTTP/1.1 304")
                .doesNotContainIgnoringCase("Transfer-Encoding")
                .endsWith("\r\n\r\n");
        assertThat(bench.send("DELETE /api/v1/files/a HTTP/1.1\r\n" + CLOSE + "\r\n"))
                .startsWith("HTTP/1.1 204")
                .doesNotContainIgnoringCase("Transfer-Encoding")
                .endsWith("\r\n\r\n");
    }

    @Test
    void aConnectionCarriesOneCallAfterTheOther() throws IOException {
        bench.owner(PassingTest::tellBack);
        var first = "POST /api/v1/files/a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc";

        var answers = bench.send(first + first + "GET /api/v1/files HTTP/1.1\r\n" + CLOSE + "\r\n");

        assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(4);
        bench.awaitCount(Outcome.ANSWERED, 3);
    }

    @Test
    void chunksAreChunks() throws IOException {
        bench.owner(call -> {
            call.response().setChunked(true);
            tellBack(call);
        });

        assertThat(bench.send("PUT /api/v1/files/a HTTP/1.1\r\n" + CLOSE + "Transfer-Encoding: chunked\r\n\r\n"
                        + "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n"))
                .containsIgnoringCase("Transfer-Encoding: chunked")
                .contains("transfer-encoding=chunked")
                .contains("body=abcde")
                .endsWith("0\r\n\r\n");
    }

    @Test
    void anOldClientGetsABodyWithoutALengthUpToTheEndOfTheConnection() throws IOException {
        bench.owner(call -> call.response()
                .setChunked(true)
                .write("ab")
                .compose(_ -> call.response().end("cd")));

        assertThat(bench.send("GET /api/v1/files HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"))
                .startsWith("HTTP/1.0 200")
                .doesNotContain("chunked")
                .endsWith("\r\n\r\nabcd");
    }

    @Test
    void whoAsksWhetherToSendIsToldByTheOwner() throws IOException {
        bench.owner(call -> {
            if (call.path().endsWith("refused")) {
                call.response().setStatusCode(403).end("not by you");
            } else {
                assertThat(call.getHeader("Expect")).isEqualTo("100-continue");
                call.response().writeContinue();
                tellBack(call);
            }
        });
        var head = " HTTP/1.1\r\n" + CLOSE + "Expect: 100-continue\r\nContent-Length: 3\r\n\r\n";

        try (var call = bench.open()) {
            call.getOutputStream().write(("PUT /api/v1/files/a" + head).getBytes(ISO_8859_1));
            var told = "HTTP/1.1 100 Continue\r\n\r\n";
            assertThat(new String(call.getInputStream().readNBytes(told.length()), ISO_8859_1))
                    .isEqualTo(told);
            call.getOutputStream().write("abc".getBytes(ISO_8859_1));
            assertThat(new String(call.getInputStream().readAllBytes(), ISO_8859_1))
                    .startsWith("HTTP/1.1 200")
                    .contains("body=abc");
        }
        assertThat(bench.send("PUT /api/v1/files/refused" + head))
                .startsWith("HTTP/1.1 403")
                .endsWith("not by you");
    }

    @Test
    void http2EndsABodyWithoutALengthInItsOwnWay() throws Exception {
        bench.owner(PassingTest::tellBack);
        var client = bench.vertx()
                .createHttpClient(new HttpClientOptions()
                        .setProtocolVersion(HttpVersion.HTTP_2)
                        .setHttp2ClearTextUpgrade(false));
        var url = bench.url("/api/v1/files/a");
        var told = new CompletableFuture<String>();
        client.request(HttpMethod.PUT, url.getPort(), url.getHost(), url.getPath())
                .compose(call -> call.setChunked(true)
                        .write("abc")
                        .compose(_ -> call.end())
                        .compose(_ -> call.response()))
                .compose(answer -> answer.body())
                .onSuccess(body -> told.complete(body.toString()))
                .onFailure(told::completeExceptionally);

        assertThat(told.get()).contains("body=abc").contains("via=2.0 option150-gateway");
    }

    /** Answers with the call as it came: first line, headers, body. */
    private static void tellBack(HttpServerRequest call) {
        var told = new StringBuilder()
                .append(call.method())
                .append(' ')
                .append(call.uri())
                .append('\n');
        call.headers()
                .forEach(header -> told.append(header.getKey().toLowerCase(Locale.ROOT))
                        .append('=')
                        .append(header.getValue())
                        .append('\n'));
        call.body().onSuccess(body -> call.response().end(told + "body=" + body));
    }
}
