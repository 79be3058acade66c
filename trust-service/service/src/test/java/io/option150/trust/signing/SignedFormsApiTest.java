package io.option150.trust.signing;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import io.agroal.api.AgroalDataSource;
import io.option150.testkit.Await;
import io.option150.testkit.TestTokens;
import io.option150.trust.TrustServiceTest;
import io.option150.trust.formats.Reading;
import io.option150.trust.formats.header.DigestAlgorithm;
import io.option150.trust.formats.header.HeaderContent;
import io.option150.trust.formats.sgn.SgnFile;
import io.option150.trust.formats.tlv.MalformedException;
import io.option150.trust.plain.FileStoreCounterpart;
import io.option150.trust.plain.FileStoreCounterpart.Behaviour;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TrustServiceTest
class SignedFormsApiTest {

    private static final String SIGNED = "/api/v1/signed/";
    private static final byte[] RINGLIST = "<CiscoIPPhoneRingList/>\n".getBytes(UTF_8);
    private static final byte[] LARGE = bytes(5_000_000);
    private static final Executor THREADS = Thread::startVirtualThread;
    private static final String LOSE_WHO_WAITS = "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where datname = current_database() and wait_event_type = 'Lock'";

    // Set by the test resource before any test runs.
    @SuppressWarnings("NullAway.Init")
    FileStoreCounterpart store;

    @TestHTTPResource
    URI service;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void emptyTheStore() {
        store.reset();
    }

    @Test
    void aNameInTheUnicodeFormOfMacOsIsSignedAsItIs() throws Exception {
        String name = "Klingelto\u0308ne.xml";
        store.put(name, RINGLIST);

        SgnFile signed = signed(get(name + ".sgn"));

        assertThat(signed.header().header().content().fileName()).isEqualTo(name + ".sgn");
        assertThat(isSignedByOurCertificate(signed)).isTrue();
    }

    @Test
    void whoTakesNoFilesIsToldSo() {
        store.put("ringlist.xml", RINGLIST);

        for (String accept : new String[] {"application/json", "text/*;q=0.5, application/octet-stream;q=0"}) {
            service()
                    .accept(accept)
                    .get(SIGNED + "ringlist.xml.sgn")
                    .then()
                    .statusCode(406)
                    .contentType("application/problem+json")
                    .body("detail", containsString("application/octet-stream"));
        }
        for (String accept :
                new String[] {"*/*", "application/*", "text/html, */*;q=0.1", "application/octet-stream"}) {
            service().accept(accept).get(SIGNED + "ringlist.xml.sgn").then().statusCode(200);
        }
    }

    @Test
    void aStoredFileIsSignedUnderTheNameThatWasAsked() throws Exception {
        store.put("Desktops/320x196x4/List.xml", RINGLIST);

        SgnFile signed = signed(get("Desktops/320x196x4/List.xml.sgn"));

        HeaderContent content = signed.header().header().content();
        assertThat(content.fileName()).isEqualTo("Desktops/320x196x4/List.xml.sgn");
        assertThat(content.digest()).isEqualTo(DigestAlgorithm.SHA_1);
        assertThat(content.timestamp()).isEqualTo(FileStoreCounterpart.MODIFIED);
        assertThat(content.signer().subject()).isEqualTo("CN=option150-tftp;O=Option150");
        assertThat(signed.payload().toArray()).isEqualTo(RINGLIST);
        assertThat(isSignedByOurCertificate(signed)).isTrue();
    }

    @Test
    void aNameInOtherCaseFindsTheFileAndIsSignedAsItCame() throws Exception {
        store.put("ringlist.xml", RINGLIST);

        SgnFile signed = signed(get("RINGLIST.XML.sgn"));

        assertThat(signed.header().header().content().fileName()).isEqualTo("RINGLIST.XML.sgn");
        assertThat(isSignedByOurCertificate(signed)).isTrue();
    }

    @Test
    void theCallerChoosesTheDigest() throws Exception {
        store.put("ringlist.xml", RINGLIST);

        SgnFile signed = signed(get("ringlist.xml.sgn?digest=sha512"));

        assertThat(signed.header().header().content().digest()).isEqualTo(DigestAlgorithm.SHA_512);
        assertThat(isSignedByOurCertificate(signed)).isTrue();
    }

    @Test
    void aLargeFileIsReadTwiceAndComesWhole() throws Exception {
        String sha256 = store.put("load.zip", LARGE);

        Response answer = get("load.zip.sgn?sha256=" + sha256);
        SgnFile signed = signed(answer);

        assertThat(signed.payload().toArray()).isEqualTo(LARGE);
        assertThat(isSignedByOurCertificate(signed)).isTrue();
        assertThat(answer.header("Content-Length"))
                .isEqualTo(Integer.toString(signed.header().length() + LARGE.length));
        assertThat(answer.header("Transfer-Encoding")).isNull();
        assertThat(store.reads(sha256)).isEqualTo(2);
    }

    @Test
    void edgesThatAskAtOnceHaveItSignedOnce() throws Exception {
        String sha256 = store.put("ringlist.xml", RINGLIST);
        store.behave(Behaviour.HOLDING);
        var edges = Stream.generate(() -> CompletableFuture.supplyAsync(() -> get("ringlist.xml.sgn"), THREADS))
                .limit(6)
                .toList();
        Thread.sleep(1_000);
        store.release();

        for (var edge : edges) {
            assertThat(isSignedByOurCertificate(signed(edge.get(60, TimeUnit.SECONDS))))
                    .isTrue();
        }
        assertThat(store.reads(sha256)).isOne();
    }

    @Test
    void anEmptyFileCanBeSigned() throws Exception {
        store.put("empty.xml", new byte[0]);

        assertThat(isSignedByOurCertificate(signed(get("empty.xml.sgn")))).isTrue();
    }

    @Test
    void theSameQuestionGivesTheSameBytesAndTag() {
        store.put("ringlist.xml", RINGLIST);

        Response first = get("ringlist.xml.sgn");
        Response second = get("ringlist.xml.sgn");

        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(get("Ringlist.xml.sgn").header("ETag")).isNotEqualTo(first.header("ETag"));
        assertThat(get("ringlist.xml.sgn?digest=sha512").header("ETag")).isNotEqualTo(first.header("ETag"));
    }

    @Test
    void aCallerWhoHasItIsToldSoWithoutASignature() {
        String sha256 = store.put("ringlist.xml", RINGLIST);
        String tag = get("ringlist.xml.sgn").header("ETag");

        service()
                .header("If-None-Match", tag)
                .get(SIGNED + "ringlist.xml.sgn")
                .then()
                .statusCode(304)
                .header("ETag", tag);
        assertThat(store.reads(sha256)).isOne();
    }

    @Test
    void theHeadersAloneCostNoSignature() {
        String sha256 = store.put("ringlist.xml", RINGLIST);

        Response head = service().head(SIGNED + "ringlist.xml.sgn");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(store.reads(sha256)).isZero();
        Response whole = get("ringlist.xml.sgn");
        assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(whole.asByteArray().length));
        assertThat(head.header("ETag")).isEqualTo(whole.header("ETag"));
    }

    @Test
    void otherContentThanTheCallerChoseIsAConflict() {
        String held = store.put("ringlist.xml", RINGLIST);
        String chosen = "0".repeat(64);

        get("ringlist.xml.sgn?sha256=" + chosen)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString(held), "detail", containsString(chosen));
        assertThat(store.reads(held)).isZero();
    }

    @Test
    void whatTheStoreLacksIsNotThere() {
        get("nothing.xml.sgn")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("nothing.xml"));
    }

    @Test
    void whatIsNoSignedFormIsRefused() {
        store.put("ringlist.xml", RINGLIST);

        get("ringlist.xml").then().statusCode(400).body("field", equalTo("path"));
        get("ringlist.xml.sgn?digest=md5").then().statusCode(400).body("field", equalTo("digest"));
        get("ringlist.xml.sgn?sha256=1").then().statusCode(400).body("field", equalTo("sha256"));
        get("ringlist.xml.enc.sgn").then().statusCode(404).body("detail", containsString("is encrypted"));
        service().post(SIGNED + "ringlist.xml.sgn").then().statusCode(403);
        given().get(SIGNED + "ringlist.xml.sgn").then().statusCode(401);
    }

    @Test
    void anAbsentFileStoreIsToldAsSuch() {
        store.put("ringlist.xml", RINGLIST);
        store.behave(Behaviour.AWAY);

        get("ringlist.xml.sgn")
                .then()
                .statusCode(503)
                .header("Retry-After", "2")
                .contentType("application/problem+json")
                .body("detail", containsString("file store"));
    }

    @Test
    void aFileStoreThatDoesNotAnswerIsWaitedForASetTimeOnly() {
        store.put("ringlist.xml", RINGLIST);
        store.behave(Behaviour.FROZEN);

        // The test's set time is 3 s; a connection's idle time, which would end it otherwise, is 30 s.
        get("ringlist.xml.sgn").then().statusCode(503).time(lessThan(20_000L));
    }

    @Test
    void bytesThatAreNotWhatWasAskedAreNotSigned() {
        store.put("ringlist.xml", RINGLIST);
        store.put("load.zip", LARGE);
        store.behave(Behaviour.LYING);

        get("ringlist.xml.sgn").then().statusCode(503);
        get("load.zip.sgn").then().statusCode(503);
    }

    @Test
    void aStreamThatBreaksOffNeverLooksWhole() {
        store.put("load.zip", LARGE);
        store.behave(Behaviour.BREAKING_OFF);
        var call = HttpRequest.newBuilder(service.resolve(SIGNED + "load.zip.sgn"))
                .header("Authorization", "Bearer " + TestTokens.SERVICE)
                .build();

        try (var client = HttpClient.newHttpClient()) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> client.send(call, BodyHandlers.ofByteArray()));
        }
    }

    @Test
    void aReadWhoseConnectionToTheDatabaseIsLostIsDoneOnceMore() throws Exception {
        store.put("SEP001122334455.cnf.xml", RINGLIST);
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table phone_certificate in access exclusive mode");
            var answer = CompletableFuture.supplyAsync(() -> get("SEP001122334455.cnf.xml.sgn"), THREADS);
            Await.until("somebody reads the table", () -> {
                try (var ended = statement.executeQuery(LOSE_WHO_WAITS)) {
                    return ended.next();
                }
            });
            connection.rollback();

            signed(answer.get(60, TimeUnit.SECONDS));
        }
    }

    @Test
    void callsAreCountedByOutcome() {
        store.put("ringlist.xml", RINGLIST);
        get("ringlist.xml.sgn").then().statusCode(200);
        service().head(SIGNED + "ringlist.xml.sgn").then().statusCode(200);
        get("nothing.xml.sgn").then().statusCode(404);
        store.behave(Behaviour.AWAY);
        get("ringlist.xml.sgn").then().statusCode(503);

        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("option150_signing_requests_seconds_count{outcome=\"signed\"}"))
                .body(containsString("option150_signing_requests_seconds_count{outcome=\"told\"}"))
                .body(containsString("option150_signing_requests_seconds_count{outcome=\"refused\"}"))
                .body(containsString("option150_signing_requests_seconds_count{outcome=\"failed\"}"));
    }

    private Response get(String nameAndQuery) {
        return service().get(SIGNED + nameAndQuery);
    }

    private static SgnFile signed(Response answer) throws MalformedException {
        answer.then().statusCode(200).contentType("application/octet-stream");
        return SgnFile.decode(answer.asByteArray(), Reading.STRICT);
    }

    /** By the JDK's own RSA, with the certificate as the API gives it. */
    private static boolean isSignedByOurCertificate(SgnFile file) throws GeneralSecurityException {
        String pem =
                service().get("/api/v1/certificates").jsonPath().getString("items.find { it.use == 'ccm-tftp' }.pem");
        var certificate = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(UTF_8)));
        boolean sha1 = file.header().header().content().digest() == DigestAlgorithm.SHA_1;
        var signature = Signature.getInstance(sha1 ? "SHA1withRSA" : "SHA512withRSA");
        signature.initVerify(certificate);
        signature.update(file.header().signedPart().toArray());
        signature.update(file.payload().toArray());
        return signature.verify(file.header().header().signature().toArray());
    }

    private static RequestSpecification service() {
        return given().auth().oauth2(TestTokens.SERVICE);
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(150).nextBytes(bytes);
        return bytes;
    }
}
