package io.option150.trust.exchange;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.agroal.api.AgroalDataSource;
import io.option150.testkit.Await;
import io.option150.testkit.TestTokens;
import io.option150.trust.OpenSsl;
import io.option150.trust.TrustServiceTest;
import io.option150.trust.certificate.Fingerprint;
import io.option150.trust.contract.CertificateRole;
import io.option150.trust.contract.CertificateUse;
import io.option150.trust.formats.header.DigestAlgorithm;
import io.option150.trust.formats.sgn.SgnFileName;
import io.option150.trust.formats.sgn.SgnSigner;
import io.option150.trust.identity.OtherProxy;
import io.option150.trust.tvs.TvsServer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R16 to R19: this service is cluster A's, and another proxy's certificate comes to it. */
@QuarkusTest
@TrustServiceTest
class ExchangeTest {

    private static final String EXCHANGE = "/api/v1/exchange";
    private static final String PASSWORD = "exchange-password";
    private static final Duration TTL = Duration.ofDays(1);

    RemoteCounterpart remote = new RemoteCounterpart();

    @Inject
    TvsServer tvs;

    @Inject
    AgroalDataSource database;

    @ConfigProperty(name = "option150.exchange.tvs-port")
    int tvsPort;

    @TempDir
    Path folder = Path.of("set by JUnit");

    private final OtherProxy proxy = OtherProxy.make();

    @AfterEach
    void putBack() {
        admin().delete(EXCHANGE + "/certificates/" + fingerprint());
        mode("non-secure");
        remote.tvs(null);
        remote.file("CTLFile.tlv", null);
    }

    @Test
    void aPhoneAcceptsTheProxysFilesAfterTheExchangeAndRejectsThemWithinTheTtlAfterTheRemoval() throws Exception {
        Phone phone = new Phone(tvs.addresses().getFirst());
        assertThat(phone.takeItl(list("itl"))).isTrue();
        byte[] file = signed("ringlist.xml.sgn");
        assertThat(phone.accepts(file)).as("before the exchange").isFalse();

        take(proxy).statusCode(200).body("added", hasSize(1));
        // The TVS answers from memory, which a notice of the database brings up to date.
        Await.until("the TVS has heard of the exchange", () -> phone.accepts(file));
        file[file.length - 1] ^= 1;
        assertThat(phone.accepts(file)).as("a changed byte").isFalse();
        file[file.length - 1] ^= 1;

        admin().delete(EXCHANGE + "/certificates/" + fingerprint()).then().statusCode(204);
        int asked = phone.asked();
        phone.pass(TTL.minusMinutes(1));
        assertThat(phone.accepts(file)).as("while the answer holds").isTrue();
        assertThat(phone.asked()).isEqualTo(asked);
        // Somebody else asks until the TVS has heard of it: this phone would believe a late "yes" for another TTL.
        Await.until("the TVS has heard of the removal", () -> !strangerAccepts(file));
        phone.pass(Duration.ofMinutes(2));
        assertThat(phone.accepts(file)).as("when the answer is too old").isFalse();
    }

    /** Whether a phone accepts it that has asked nothing yet. */
    private boolean strangerAccepts(byte[] file) throws Exception {
        Phone stranger = new Phone(tvs.addresses().getFirst());
        return stranger.takeItl(list("itl")) && stranger.accepts(file);
    }

    @Test
    void inMixedModeTheNewCtlSaysItWithoutTheTvs() throws Exception {
        mode("mixed");
        Phone phone = new Phone(tvs.addresses().getFirst());
        assertThat(phone.takeCtl(list("ctl"))).isTrue();
        byte[] file = signed("ringlist.xml.sgn");
        assertThat(phone.accepts(file)).as("before the exchange").isFalse();

        take(proxy).statusCode(200);
        assertThat(phone.takeCtl(list("ctl"))).isTrue();
        assertThat(phone.accepts(file)).as("with the CTL rebuilt").isTrue();

        admin().delete(EXCHANGE + "/certificates/" + fingerprint()).then().statusCode(204);
        assertThat(phone.takeCtl(list("ctl"))).isTrue();
        assertThat(phone.accepts(file)).as("with the CTL after the removal").isFalse();
        assertThat(phone.asked()).isZero();
    }

    @Test
    void anImportIsIdempotentAndOnRecord() {
        take(proxy).statusCode(200).body("added[0]", equalTo(fingerprint()));
        int before = admin().get(EXCHANGE + "/log").path("total");

        take(proxy).statusCode(200).body("added", hasSize(0), "unchanged[0]", equalTo(fingerprint()));

        admin().get(EXCHANGE + "/log")
                .then()
                .body(
                        "total",
                        equalTo(before),
                        "items[0].action",
                        equalTo("import"),
                        "items[0].cluster",
                        equalTo("proxy"),
                        "items[0].who",
                        containsString("admin from"),
                        "items[0].fingerprints[0]",
                        equalTo(fingerprint()));
    }

    @Test
    void whatIsExportedAndConsolidatedHoldsAllCertificatesAndNoKey() {
        byte[] exported = post("export", Map.of("password", PASSWORD))
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        List<ExchangeCertificate> ours = Pkcs12.read(exported, PASSWORD.toCharArray(), "unknown");
        assertThat(ours).hasSize(CertificateUse.values().length);
        assertThat(ours).extracting(ExchangeCertificate::cluster).containsOnly("local");
        assertThat(ours).extracting(ExchangeCertificate::roles).contains(List.of(CertificateRole.CCM_TFTP));

        byte[] all = post("consolidate", Map.of("password", PASSWORD, "files", List.of(form(proxy))))
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(Pkcs12.read(all, PASSWORD.toCharArray(), "unknown"))
                .hasSizeGreaterThan(ours.size())
                .anySatisfy(one -> {
                    assertThat(one.certificate()).isEqualTo(proxy.certificate());
                    assertThat(one.cluster()).isEqualTo("proxy");
                    assertThat(one.roles()).isEqualTo(ExchangeCertificate.USUAL);
                });
        // What comes back from a round is ours: nothing is added, and our keys are safe.
        post("import", Map.of("cluster", "round", "pkcs12", base64(exported), "password", PASSWORD))
                .then()
                .statusCode(200)
                .body("added", hasSize(0), "unchanged", hasSize(ours.size()));
    }

    @Test
    void aRemoteClusterIsLookedAt() throws Exception {
        String path = EXCHANGE + "/clusters/branch";
        remote.cluster("branch", true);
        admin().get(path)
                .then()
                .statusCode(200)
                .body(
                        "items.find { it.item == 'tvs-vouches-for-proxy' }.state",
                        equalTo("unknown"),
                        "items.find { it.item == 'proxy-in-ctl' }.state",
                        equalTo("no"),
                        "items.find { it.item == 'proxy-in-ctl' }.next",
                        containsString("utils ctl update CTLFile"),
                        "items.find { it.item == 'cluster-certificates-held' }.state",
                        equalTo("no"));

        try (var refusing = new RefusingTvs(proxy.handover())) {
            remote.tvs(refusing.address());
            admin().get(path)
                    .then()
                    .body(
                            "items.find { it.item == 'tvs-vouches-for-proxy' }.state",
                            equalTo("no"),
                            "items.find { it.item == 'tvs-vouches-for-proxy' }.next",
                            containsString("phone-SAST-trust"));
        }

        // Our own TVS and CTL name our file signer, as a cluster's would after the exchange.
        mode("mixed");
        remote.tvs(tvs.addresses().getFirst());
        remote.file("CTLFile.tlv", list("ctl"));
        String since = admin().get(path)
                .then()
                .body(
                        "items.find { it.item == 'tvs-vouches-for-proxy' }.state",
                        equalTo("yes"),
                        "items.find { it.item == 'proxy-in-ctl' }.state",
                        equalTo("yes"))
                .extract()
                .path("items[0].since");
        admin().get(path).then().body("items[0].since", equalTo(since));

        remote.file("CTLFile.tlv", "damaged".getBytes(UTF_8));
        admin().get(path).then().body("items.find { it.item == 'proxy-in-ctl' }.state", equalTo("unknown"));
        remote.cluster("branch", false);
        admin().get(path).then().body("items.find { it.item == 'proxy-in-ctl' }.state", equalTo("not-needed"));
        admin().get(EXCHANGE + "/clusters/nowhere").then().statusCode(404);
    }

    @Test
    void whatKeepsARemoteClusterFromAnsweringIsToldForEachAddress() {
        String path = EXCHANGE + "/clusters/away";
        remote.cluster("away", true, "\"127.0.0.2\",\"127.0.0.3\"");
        var nobody = admin().get(path).then().statusCode(200).extract().jsonPath();
        assertThat(found(nobody, "tvs-vouches-for-proxy"))
                .contains(
                        "127.0.0.2 port " + tvsPort + ": nobody listens there",
                        "127.0.0.3 port " + tvsPort + ": nobody listens there")
                .doesNotContain("no address");
        assertThat(found(nobody, "proxy-in-ctl"))
                .contains("127.0.0.2 HTTP port ", "127.0.0.2 TFTP port 1: ", "127.0.0.3 TFTP port 1: ")
                .doesNotContain("no TFTP address");

        remote.cluster("away", false);
        remote.tvs(remote.plainHttp());
        assertThat(found(admin().get(path).jsonPath(), "tvs-vouches-for-proxy"))
                .contains("127.0.0.1 port " + tvsPort + ": speaks no TLS");

        remote.tvs(null);
        assertThat(found(admin().get(path).jsonPath(), "tvs-vouches-for-proxy"))
                .contains("127.0.0.1 port " + tvsPort + ": ")
                .doesNotContain("no address");
    }

    @Test
    void anAnswerLongerThanAnyListIsNotReadToItsEnd() {
        remote.cluster("long", true);
        remote.file("CTLFile.tlv", new byte[10_000_000]);

        assertThat(found(admin().get(EXCHANGE + "/clusters/long").jsonPath(), "proxy-in-ctl"))
                .contains("HTTP port", "the answer has more than 65536 bytes");
    }

    @Test
    void whatOpensslExportsWithoutKeysAndNamesIsTakenIn() throws Exception {
        var openssl = new OpenSsl(folder).chain();
        openssl.run(
                "pkcs12",
                "-export",
                "-nokeys",
                "-in",
                "server.pem",
                "-passout",
                "pass:" + PASSWORD,
                "-out",
                "names.p12");
        openssl.run("pkcs12", "-export", "-nokeys", "-in", "issuer.pem", "-passout", "pass:", "-out", "empty.p12");
        String named = base64(openssl.bytes("names.p12"));

        List<String> added =
                new ArrayList<>(post("import", Map.of("cluster", "openssl", "pkcs12", named, "password", PASSWORD))
                        .then()
                        .statusCode(200)
                        .body("added", hasSize(1))
                        .extract()
                        .<List<String>>path("added"));
        post("import", Map.of("cluster", "openssl", "pkcs12", base64(openssl.bytes("empty.p12")), "password", ""))
                .then()
                .statusCode(400)
                .body("rule", containsString("must have a password"));
        post(
                        "consolidate",
                        Map.of(
                                "password",
                                PASSWORD,
                                "files",
                                List.of(Map.of("cluster", "openssl", "pkcs12", named, "password", PASSWORD))))
                .then()
                .statusCode(200);

        post("import", Map.of("cluster", "openssl", "pkcs12", named, "password", "another-one"))
                .then()
                .statusCode(400)
                .body("rule", equalTo("must open with the password"));
        post(
                        "import",
                        Map.of(
                                "cluster",
                                "openssl",
                                "pkcs12",
                                base64(openssl.bytes("server.pem")),
                                "password",
                                PASSWORD))
                .then()
                .statusCode(400)
                .body("rule", equalTo("must be a PKCS#12 file in base64"));
        added.forEach(
                one -> admin().delete(EXCHANGE + "/certificates/" + one).then().statusCode(204));
    }

    @Test
    void aCallThatTakesJsonAloneGetsTheFileInside() {
        for (String action : List.of("export", "consolidate")) {
            Response json = admin().contentType("application/json")
                    .accept("application/json")
                    .body(Map.of("password", PASSWORD))
                    .post(EXCHANGE + "/" + action);
            json.then().statusCode(200).contentType("application/json");
            byte[] file = Base64.getDecoder().decode(json.<String>path("pkcs12"));
            assertThat(Pkcs12.read(file, PASSWORD.toCharArray(), "unknown"))
                    .hasSizeGreaterThanOrEqualTo(CertificateUse.values().length);

            post(action, Map.of("password", PASSWORD)).then().statusCode(200).contentType("application/x-pkcs12");
            admin().contentType("application/json")
                    .accept("image/png")
                    .body(Map.of("password", PASSWORD))
                    .post(EXCHANGE + "/" + action)
                    .then()
                    .statusCode(406)
                    .contentType("application/problem+json");
        }
    }

    /** The idle time of tests is 2 s. Whoever changes the own certificates holds this lock. */
    @Test
    void whoWaitsLongerThanAConnectionMayBeIdleIsAnswered() throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(" + 0x0150_0002L + ")");
            var answers = Map.of(
                            "export", Map.of("password", PASSWORD),
                            "consolidate", Map.of("password", PASSWORD),
                            "import", form(proxy))
                    .entrySet()
                    .stream()
                    .map(call -> CompletableFuture.supplyAsync(
                            () -> post(call.getKey(), call.getValue()), Thread::startVirtualThread))
                    .toList();
            Thread.sleep(Duration.ofSeconds(4));
            assertThat(answers).noneMatch(CompletableFuture::isDone);
            connection.rollback();

            for (var answer : answers) {
                answer.get(60, TimeUnit.SECONDS).then().statusCode(200);
            }
        }
    }

    @Test
    void badInputIsNamedAndNothingIsTakenIn() {
        post("import", Map.of("pkcs12", "AAAA")).then().statusCode(400).body("field", equalTo("cluster"));
        post("import", Map.of("cluster", "a")).then().statusCode(400).body("field", equalTo("pkcs12"));
        Response wrong = post(
                "import",
                Map.of(
                        "cluster",
                        "a",
                        "pkcs12",
                        String.valueOf(form(proxy).get("pkcs12")),
                        "password",
                        "wrong-secret"));
        wrong.then().statusCode(400).body("field", equalTo("pkcs12"));
        assertThat(wrong.asString()).doesNotContain("wrong-secret");
        post("consolidate", Collections.singletonMap("files", Collections.singletonList(null)))
                .then()
                .statusCode(400);
        post("export", Map.of("password", "short")).then().statusCode(400).body("field", equalTo("password"));
        admin().get("/api/v1/certificates/" + fingerprint()).then().statusCode(404);
        String own = admin().get("/api/v1/certificates/own").path("[0].certificate.fingerprint");
        admin().delete(EXCHANGE + "/certificates/" + own).then().statusCode(409);
        given().auth()
                .oauth2(TestTokens.SERVICE)
                .contentType("application/json")
                .body(form(proxy))
                .post(EXCHANGE + "/import")
                .then()
                .statusCode(403);
    }

    private static String found(JsonPath checklist, String item) {
        return checklist.getString("items.find { it.item == '" + item + "' }.found");
    }

    private byte[] signed(String name) {
        byte[] payload = "<rings/>".getBytes(UTF_8);
        byte[] header = new SgnSigner(proxy.certificate(), proxy.key())
                .begin(
                        new SgnFileName(name),
                        DigestAlgorithm.SHA_1,
                        Instant.ofEpochSecond(Instant.now().getEpochSecond()))
                .update(ByteBuffer.wrap(payload))
                .header();
        var file = new ByteArrayOutputStream();
        file.writeBytes(header);
        file.writeBytes(payload);
        return file.toByteArray();
    }

    private String fingerprint() {
        return Fingerprint.of(proxy.certificate()).hex();
    }

    private static ValidatableResponse take(OtherProxy proxy) {
        return post("import", form(proxy)).then();
    }

    private static Map<String, Object> form(OtherProxy proxy) {
        byte[] file = Pkcs12.write(
                List.of(new ExchangeCertificate("proxy", ExchangeCertificate.USUAL, proxy.certificate())),
                PASSWORD.toCharArray());
        return Map.of("cluster", "proxy", "pkcs12", base64(file), "password", PASSWORD);
    }

    private static String base64(byte[] file) {
        return Base64.getEncoder().encodeToString(file);
    }

    private static byte[] list(String kind) {
        return admin().get("/api/v1/trust-lists/" + kind + "/bytes")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private static void mode(String mode) {
        admin().contentType("application/json")
                .body(Map.of("mode", mode))
                .put("/api/v1/trust-lists/mode")
                .then()
                .statusCode(200);
    }

    private static Response post(String action, Map<String, ?> body) {
        return admin().contentType("application/json").body(body).post(EXCHANGE + "/" + action);
    }

    private static RequestSpecification admin() {
        return given().auth().oauth2(TestTokens.ADMIN);
    }
}
