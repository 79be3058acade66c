package io.option150.trust.identity;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.option150.testkit.TestBackends;
import io.option150.testkit.TestTokens;
import io.option150.testkit.TopicReader;
import io.option150.trust.KeyFolder;
import io.option150.trust.OpenSsl;
import io.option150.trust.TrustServiceTest;
import io.option150.trust.certificate.Fingerprint;
import io.option150.trust.certificate.X509;
import io.option150.trust.contract.CertificateUse;
import io.option150.trust.contract.TlsHandover;
import io.option150.trust.contract.TrustPaths;
import io.option150.trust.contract.TrustTopics;
import io.option150.trust.tvs.TvsServer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TrustServiceTest
class OwnCertificatesApiTest {

    private static final String OWN = "/api/v1/certificates/own";
    private static final String EXCHANGE = "/api/v1/exchange";

    @Inject
    CurrentSigners current;

    @Inject
    TvsServer tvs;

    @TempDir
    Path folder = Path.of("set by JUnit");

    @Inject
    @Readiness
    ExpiryWatch expiry;

    @Test
    void thereIsOneForEachUse() {
        var list = admin().get(OWN).then().statusCode(200).extract().jsonPath();

        assertThat(list.getList("use")).containsExactly("ccm-tftp", "sast", "sast-standby", "tftp-https", "tvs");
        assertThat(list.getString("find { it.use == 'tftp-https' }.certificate.roles[0]"))
                .isEqualTo("tftp");
        assertThat(current.held()
                        .orElseThrow()
                        .certificate(CertificateUse.TFTP_HTTPS)
                        .getPublicKey()
                        .getAlgorithm())
                .isEqualTo("EC");
    }

    @Test
    void oneIsBroughtAsPem() {
        Brought brought = Brought.make("brought-https", CertificateUse.TFTP_HTTPS);
        String former = fingerprint("tftp-https");

        put("tftp-https", Map.of("certificate", brought.certificatePem(), "privateKey", brought.keyPem()))
                .then()
                .statusCode(200)
                .body("state", equalTo("in-use"), "certificate.fingerprint", equalTo(hex(brought)));

        admin().get("/api/v1/certificates/" + former).then().statusCode(404);
        assertThat(current.held()
                        .orElseThrow()
                        .identity(CertificateUse.TFTP_HTTPS)
                        .privateKey())
                .isEqualTo(brought.key());
    }

    @Test
    void oneIsBroughtAsPkcs12AndBringingItAgainChangesNothing() throws GeneralSecurityException, IOException {
        Brought brought = Brought.make("brought-tvs", CertificateUse.TVS);
        var body = Map.of("pkcs12", brought.pkcs12("secret"), "password", "secret");

        Response first = put("tvs", body);
        Response second = put("tvs", body);

        first.then().statusCode(200).body("certificate.fingerprint", equalTo(hex(brought)));
        assertThat(second.asString()).isEqualTo(first.asString());
    }

    @Test
    void aNewOneIsMadeByACallOfItsOwnAndSignsAtOnce() {
        String former = fingerprint("ccm-tftp");

        String now = renew("ccm-tftp").then().statusCode(200).extract().path("certificate.fingerprint");

        assertThat(now).isNotEqualTo(former);
        assertThat(current.held().orElseThrow().files().fingerprint().hex()).isEqualTo(now);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "{\"cert\":\"x\"}",
                "{\"password\":\"x\"}",
                "{\"certificate\":null}",
                "{\"certificate\":\"a\",\"certificate\":\"b\"}",
                "{} {}"
            })
    void aTypoReplacesNothing(String body) {
        String before = fingerprint("ccm-tftp");

        admin().contentType("application/json")
                .body(body)
                .put(OWN + "/ccm-tftp")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");

        assertThat(fingerprint("ccm-tftp")).isEqualTo(before);
    }

    @Test
    void whatWasReplacedIsKeptAndCanBePutBackOrDestroyed() {
        byte[] key = current.held()
                .orElseThrow()
                .identity(CertificateUse.CCM_TFTP)
                .privateKey()
                .getEncoded();
        String former = fingerprint("ccm-tftp");
        String made = renew("ccm-tftp").path("certificate.fingerprint");
        String retired = OWN + "/retired";
        admin().get(retired)
                .then()
                .body(
                        "items[0].fingerprint",
                        equalTo(former),
                        "items[0].use",
                        equalTo("ccm-tftp"),
                        "items[0].pem",
                        startsWith("-----BEGIN CERTIFICATE"));
        assertThat(admin().get(retired).asString()).doesNotContain("PRIVATE").doesNotContain("ciphertext");

        admin().post(retired + "/" + former + "/restore")
                .then()
                .statusCode(200)
                .body("certificate.fingerprint", equalTo(former), "state", equalTo("in-use"));

        assertThat(current.held().orElseThrow().files().fingerprint().hex()).isEqualTo(former);
        assertThat(current.held()
                        .orElseThrow()
                        .identity(CertificateUse.CCM_TFTP)
                        .privateKey()
                        .getEncoded())
                .isEqualTo(key);
        assertThat(admin().get(retired).jsonPath().getList("items.fingerprint"))
                .contains(made)
                .doesNotContain(former);
        admin().delete(retired + "/" + made).then().statusCode(204);
        admin().delete(retired + "/" + made).then().statusCode(404);
        admin().post(retired + "/" + made + "/restore").then().statusCode(404);
        admin().post(retired + "/x/restore").then().statusCode(400).body("field", equalTo("fingerprint"));
    }

    @Test
    void oneThatIsHeldAsAnotherClustersIsRefused() throws Exception {
        Brought brought = Brought.make("held-elsewhere", CertificateUse.TFTP_HTTPS);
        holdAsAnothers(brought.certificate());
        String https = fingerprint("tftp-https");

        put("tftp-https", Map.of("certificate", brought.certificatePem(), "privateKey", brought.keyPem()))
                .then()
                .statusCode(409)
                .body("detail", containsString(hex(brought)), "detail", containsString("elsewhere"));

        assertThat(fingerprint("tftp-https")).isEqualTo(https);
        String former = fingerprint("ccm-tftp");
        var signer = current.held().orElseThrow().certificate(CertificateUse.CCM_TFTP);
        String made = renew("ccm-tftp").path("certificate.fingerprint");
        holdAsAnothers(signer);
        String restore = OWN + "/retired/" + former + "/restore";

        admin().post(restore).then().statusCode(409).body("detail", containsString(former));

        assertThat(fingerprint("ccm-tftp")).isEqualTo(made);
        admin().delete(EXCHANGE + "/certificates/" + former).then().statusCode(204);
        admin().post(restore).then().statusCode(200).body("certificate.fingerprint", equalTo(former));
        admin().delete(EXCHANGE + "/certificates/" + hex(brought)).then().statusCode(204);
    }

    private void holdAsAnothers(X509Certificate certificate) throws IOException, InterruptedException {
        var openssl = new OpenSsl(folder);
        Files.writeString(folder.resolve("other.pem"), X509.pem(certificate));
        openssl.run(
                "pkcs12", "-export", "-nokeys", "-in", "other.pem", "-passout", "pass:password", "-out", "other.p12");
        String pkcs12 = Base64.getEncoder().encodeToString(openssl.bytes("other.p12"));
        admin().contentType("application/json")
                .body(Map.of("cluster", "elsewhere", "pkcs12", pkcs12, "password", "password"))
                .post(EXCHANGE + "/import")
                .then()
                .statusCode(200)
                .body("added", hasSize(1));
    }

    @Test
    void aBroughtChainIsSentByTheTvsAndHandedOverToEdges() throws Exception {
        var openssl = new OpenSsl(folder).chain();
        put("tftp-https", Map.of("certificate", openssl.text("server.pem"), "privateKey", openssl.text("server.key")))
                .then()
                .statusCode(200)
                .body("chain", hasSize(0));

        // The same certificate with its chain is something else to show.
        put(
                        "tftp-https",
                        Map.of(
                                "certificate",
                                openssl.text("server.pem", "issuer.pem"),
                                "privateKey",
                                openssl.text("server.key")))
                .then()
                .statusCode(200)
                .body("chain", hasSize(1), "chain[0]", startsWith("-----BEGIN CERTIFICATE"));

        byte[] sealed = given().auth()
                .oauth2(TestTokens.SERVICE)
                .get(TrustPaths.HANDOVER)
                .asByteArray();
        assertThat(subjects(TlsHandover.open(sealed, KeyFolder.HANDOVER_SECRET.toCharArray())
                        .chain()))
                .containsExactly("CN=server", "CN=issuer");

        openssl.rsaKey("tvs");
        openssl.issue("tvs", "issuer", "keyUsage=digitalSignature,keyEncipherment\n");
        put(
                        "tvs",
                        Map.of(
                                "certificate",
                                openssl.text("tvs.pem", "issuer.pem", "root.pem"),
                                "privateKey",
                                openssl.text("tvs.key")))
                .then()
                .statusCode(200);
        assertThat(subjects(shown(tvs.addresses().getFirst()))).containsExactly("CN=tvs", "CN=issuer", "CN=root");
        renew("tvs").then().statusCode(200);
        renew("tftp-https").then().statusCode(200);
    }

    /** The chain that a server sends. */
    private static List<X509Certificate> shown(InetSocketAddress server) throws Exception {
        var context = SSLContext.getInstance("TLS");
        context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
        try (var socket = (SSLSocket) context.getSocketFactory().createSocket(server.getAddress(), server.getPort())) {
            socket.startHandshake();
            return Arrays.stream(socket.getSession().getPeerCertificates())
                    .map(X509Certificate.class::cast)
                    .toList();
        }
    }

    private static List<String> subjects(List<X509Certificate> chain) {
        return chain.stream()
                .map(one -> one.getSubjectX500Principal().toString())
                .toList();
    }

    @Test
    void theSignerOfListsIsRotatedInTwoSteps() {
        String signer = fingerprint("sast");
        renew("sast").then().statusCode(409).body("detail", containsString("sast-standby"));
        String next = renew("sast-standby")
                .then()
                .statusCode(200)
                .body("state", equalTo("announced"))
                .extract()
                .path("certificate.fingerprint");

        admin().post(OWN + "/sast/promote").then().statusCode(409).body("detail", containsString("force"));
        admin().post(OWN + "/sast/promote?force=true")
                .then()
                .statusCode(200)
                .body("state", equalTo("signing"), "certificate.fingerprint", equalTo(next));

        admin().get(OWN)
                .then()
                .body(
                        "find { it.use == 'sast-standby' }.state",
                        equalTo("retired"),
                        "find { it.use == 'sast-standby' }.certificate.fingerprint",
                        equalTo(signer));
        assertThat(current.held().orElseThrow().fingerprints().get(CertificateUse.SAST))
                .hasToString(next);
    }

    @Test
    void whatBreaksARuleIsRefusedAndNothingOfTheKeyIsSaid() {
        Brought rsa = Brought.make("a", CertificateUse.TVS);
        Brought ec = Brought.make("b", CertificateUse.TFTP_HTTPS);

        refused("tvs", Map.of("certificate", rsa.certificatePem()), "privateKey", "must be set");
        refused(
                "tvs",
                Map.of("certificate", rsa.certificatePem(), "privateKey", ec.keyPem()),
                "privateKey",
                "must belong to the certificate");
        refused(
                "ccm-tftp",
                Map.of("certificate", ec.certificatePem(), "privateKey", ec.keyPem()),
                "certificate",
                "must have an RSA key of 1024 or 2048 bits");
        refused("tvs", Map.of("pkcs12", "AAAA", "password", "x"), "pkcs12", "must be a PKCS#12 file in base64");
        refused(
                "tvs",
                Map.of("certificate", rsa.certificatePem(), "privateKey", "secret nonsense"),
                "privateKey",
                "must be a private key in PEM");
        renew("nonsense").then().statusCode(404);
    }

    @ParameterizedTest
    @EnumSource
    void noTextFormOrAnswerShowsAKey(CertificateUse use) {
        byte[] secret = current.held().orElseThrow().identity(use).privateKey().getEncoded();
        String hex = HexFormat.of().formatHex(secret);

        String answers = admin().get(OWN).asString()
                + admin().get("/api/v1/certificates").asString();

        assertThat(answers).doesNotContain("PRIVATE").doesNotContain(hex.substring(60, 120));
        assertThat(current.held().orElseThrow().toString()).hasSizeLessThan(600).doesNotContain(hex.substring(60, 120));
        assertThat(new OwnCertificateForm("a", "b", "c", "d")).hasToString("OwnCertificateForm[not shown]");
    }

    @Test
    void noEventAndNoLogLineShowsAKey() throws IOException {
        Brought brought = Brought.make("quiet-https", CertificateUse.TFTP_HTTPS);
        String secret =
                brought.keyPem().lines().skip(1).findFirst().orElseThrow().substring(40);
        Queue<String> logged = new ConcurrentLinkedQueue<>();
        Handler listener = new LogListener(logged);
        Logger root = Logger.getLogger("");
        root.addHandler(listener);
        try (var topic = new TopicReader(TestBackends.start().bootstrapServers(), TrustTopics.TRUST_CHANGED)) {
            put("tftp-https", Map.of("certificate", brought.certificatePem(), "privateKey", brought.keyPem()))
                    .then()
                    .statusCode(200);
            refused("tvs", Map.of("certificate", "none", "privateKey", brought.keyPem()), "certificate", "");

            topic.await(Duration.ofSeconds(60), event -> event.key().contains(hex(brought)));
            assertThat(topic.seen())
                    .extracting(event -> event.value() == null ? "" : new String(event.value(), UTF_8))
                    .noneMatch(text -> text.contains(secret) || text.contains("PRIVATE"));
            assertThat(logged).isNotEmpty().noneMatch(line -> line.contains(secret) || line.contains("PRIVATE"));
        } finally {
            root.removeHandler(listener);
        }
    }

    @Test
    void anEdgeGetsTheHttpsKeySealedUnderASecretOfItsOwn() throws IOException {
        Response answer = given().auth().oauth2(TestTokens.SERVICE).get(TrustPaths.HANDOVER);

        answer.then().statusCode(200).contentType(TlsHandover.MEDIA_TYPE);
        TlsHandover opened = TlsHandover.open(answer.asByteArray(), KeyFolder.HANDOVER_SECRET.toCharArray());
        Identity https = current.held().orElseThrow().identity(CertificateUse.TFTP_HTTPS);
        assertThat(opened.certificate()).isEqualTo(https.certificate());
        assertThat(opened.key()).isEqualTo(https.privateKey());
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> TlsHandover.open(answer.asByteArray(), TestTokens.SERVICE.toCharArray()));
        given().get(TrustPaths.HANDOVER).then().statusCode(401);
    }

    @Test
    void aServiceTokenChangesNothing() {
        given().auth()
                .oauth2(TestTokens.SERVICE)
                .contentType("application/json")
                .post(OWN + "/tvs/renew")
                .then()
                .statusCode(403);
    }

    @Test
    void whatExpiresSoonIsWarnedOf() {
        Instant end = current.held()
                .orElseThrow()
                .certificate(CertificateUse.TVS)
                .getNotAfter()
                .toInstant();

        assertThat(expiry.soon(end.minus(Duration.ofDays(31)))).isEmpty();
        assertThat(expiry.soon(end.minus(Duration.ofDays(29)))).containsKey(CertificateUse.TVS);
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'Validity of own certificates' }.status", equalTo("UP"));
        assertThat(given().get("/q/metrics").asString())
                .contains("option150_trust_certificate_expiry_seconds{use=\"tvs\"}");
    }

    private static void refused(String use, Map<String, String> body, String field, String rule) {
        Response answer = put(use, body);
        answer.then().statusCode(400).body("field", equalTo(field), "rule", containsString(rule));
        assertThat(answer.asString()).doesNotContain("nonsense").doesNotContain("BEGIN");
    }

    private static Response put(String use, Map<String, String> body) {
        return admin().contentType("application/json").body(body).put(OWN + "/" + use);
    }

    private static Response renew(String use) {
        return admin().post(OWN + "/" + use + "/renew");
    }

    private static String fingerprint(String use) {
        return admin().get(OWN).path("find { it.use == '" + use + "' }.certificate.fingerprint");
    }

    private static String hex(Brought brought) {
        return Fingerprint.of(brought.certificate()).hex();
    }

    private static RequestSpecification admin() {
        return given().auth().oauth2(TestTokens.ADMIN);
    }

    /** Keeps every line with what is filled into it. */
    private static final class LogListener extends Handler {

        private final Queue<String> lines;

        LogListener(Queue<String> lines) {
            this.lines = lines;
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage() + Arrays.toString(line.getParameters()) + line.getThrown());
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
