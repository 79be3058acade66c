package io.option150.trust.phone;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.option150.events.EventCodec;
import io.option150.testkit.TestTokens;
import io.option150.testkit.TopicReader;
import io.option150.trust.TrustServiceTest;
import io.option150.trust.certificate.X509;
import io.option150.trust.contract.TrustTopics;
import io.option150.trust.formats.Reading;
import io.option150.trust.formats.enc.ConfigDecryptor;
import io.option150.trust.formats.enc.EncryptedFile;
import io.option150.trust.formats.enc.ShortConfig;
import io.option150.trust.formats.header.DigestAlgorithm;
import io.option150.trust.formats.sgn.SgnFile;
import io.option150.trust.formats.sgn.SgnVerifier;
import io.option150.trust.formats.signer.Function;
import io.option150.trust.formats.signer.TrustedSigner;
import io.option150.trust.formats.verify.Verdict;
import io.option150.trust.plain.FileStoreCounterpart;
import io.option150.trust.verification.Certificates;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TrustServiceTest
class PhoneCertificatesApiTest {

    private static final String PHONES = "/api/v1/phone-certificates/";
    private static final String LOG = "/api/v1/phone-certificate-log";
    private static final String PHONE = "SEP001122AABBCC";
    private static final String CONFIG = PHONE + ".cnf.xml";
    private static final byte[] FULL = """
            <?xml version="1.0"?>
            <device><loadInformation model="8861">sip88xx.14</loadInformation><secret>4711</secret></device>
            """.getBytes(UTF_8);
    private static final TestPhone FIRST = TestPhone.make(2048);
    private static final TestPhone SECOND = TestPhone.make(1024);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    // Set by the test resource before any test runs.
    @SuppressWarnings("NullAway.Init")
    FileStoreCounterpart store;

    @BeforeEach
    void storeTheConfiguration() {
        store.reset();
        store.put(CONFIG, FULL);
    }

    @AfterEach
    void forget() {
        assertThat(admin().delete(PHONES + PHONE).statusCode()).isIn(204, 404);
    }

    @Test
    void theEncryptedFileOpensWithThePhonesKeyAlone() throws Exception {
        put(FIRST).then().statusCode(201).body("certHash", equalTo(ShortConfig.certHash(FIRST.certificate())));

        for (String digest : List.of("sha1", "sha512")) {
            byte[] bytes = signed(CONFIG + ".enc.sgn?digest=" + digest);
            var file = EncryptedFile.decode(bytes, Reading.STRICT);

            assertThat(file.header().header().content().fileName()).isEqualTo(CONFIG + ".enc.sgn");
            assertThat(file.header().header().content().digest())
                    .isEqualTo(digest.equals("sha1") ? DigestAlgorithm.SHA_1 : DigestAlgorithm.SHA_512);
            assertThat(file.verify(List.of(ours()), Optional.empty())).isInstanceOf(Verdict.Valid.class);
            assertThat(new ConfigDecryptor(FIRST.key()).decrypt(file)).isEqualTo(FULL);
            assertThat(new String(bytes, UTF_8)).doesNotContain("4711");
            assertThatExceptionOfType(ConfigDecryptor.NotForThisPhoneException.class)
                    .isThrownBy(() -> new ConfigDecryptor(SECOND.key()).decrypt(file));
        }
    }

    @Test
    void besideItTheSignedFileIsTheShortOne() throws Exception {
        assertThat(payload(CONFIG + ".sgn")).isEqualTo(new String(FULL, UTF_8));

        put(FIRST).then().statusCode(201);
        assertThat(payload(CONFIG + ".sgn"))
                .contains("<fullConfig>false</fullConfig>")
                .contains("<loadInformation>sip88xx.14</loadInformation>")
                .contains("<certHash>" + ShortConfig.certHash(FIRST.certificate()) + "</certHash>")
                .contains("<encrConfig>true</encrConfig>")
                .doesNotContain("4711");

        put(SECOND).then().statusCode(200);
        assertThat(payload(CONFIG + ".sgn")).contains(ShortConfig.certHash(SECOND.certificate()));
        var file = EncryptedFile.decode(signed(CONFIG + ".enc.sgn"), Reading.STRICT);
        assertThat(new ConfigDecryptor(SECOND.key()).decrypt(file)).isEqualTo(FULL);

        admin().delete(PHONES + PHONE).then().statusCode(204);
        assertThat(payload(CONFIG + ".sgn")).isEqualTo(new String(FULL, UTF_8));
        get(CONFIG + ".enc.sgn").then().statusCode(404).body("detail", containsString(PHONE));
    }

    @Test
    void theSameCertificateAgainChangesNothing() {
        put(FIRST).then().statusCode(201);
        long sequence = sequence();
        int entries = admin().get(LOG).path("total");

        put(FIRST).then().statusCode(200);
        admin().contentType("application/pkix-cert")
                .body(X509.der(FIRST.certificate()))
                .put(PHONES + "sep001122aabbcc")
                .then()
                .statusCode(200);

        assertThat(sequence()).isEqualTo(sequence);
        admin().get(LOG).then().body("total", equalTo(entries));
        admin().get(PHONES.substring(0, PHONES.length() - 1)).then().body("total", equalTo(1));
    }

    @Test
    void whatWasDoneIsOnRecordAndTold() {
        put(FIRST).then().statusCode(201);
        String fingerprint = admin().get(PHONES + PHONE).path("fingerprint");
        admin().delete(PHONES + PHONE).then().statusCode(204);
        admin().delete(PHONES + PHONE).then().statusCode(404);

        admin().get(LOG)
                .then()
                .body("items[0].action", equalTo("remove"), "items[0].device", equalTo(PHONE))
                .body("items[1].action", equalTo("set"), "items[1].fingerprint", equalTo(fingerprint))
                .body("items[1].who", containsString("admin from"));
        try (var topic = new TopicReader(kafka, TrustTopics.TRUST_CHANGED)) {
            var gone = EventCodec.decode(topic.await(
                    Duration.ofSeconds(60), record -> record.key().equals("phone/" + PHONE) && record.value() == null));
            assertThat(gone.type()).isEqualTo("io.option150.phone-certificate.removed");
        }
    }

    @Test
    void badInputIsNamedAndChangesNothing() {
        put(Map.of()).then().statusCode(400).body("field", equalTo("certificate"));
        put(Map.of("certificate", "x")).then().statusCode(400).body("field", equalTo("certificate"));
        put(Map.of("certificate", X509.pem(Certificates.make("CN=ec", 7, Duration.ofDays(2)))))
                .then()
                .statusCode(400)
                .body("field", equalTo("certificate"), "detail", containsString("RSA"));
        put(Map.of("certificate", X509.pem(TestPhone.make(512).certificate())))
                .then()
                .statusCode(400)
                .body("detail", containsString("512 bits"));
        admin().contentType("application/json")
                .body(Map.of("certificate", X509.pem(FIRST.certificate())))
                .put(PHONES + "SEP!")
                .then()
                .statusCode(400)
                .body("field", equalTo("device"));
        admin().get(PHONES + PHONE).then().statusCode(404);
        given().get(PHONES + PHONE).then().statusCode(401);
        store.put("x/" + CONFIG, FULL);
        get("x/" + CONFIG + ".enc.sgn").then().statusCode(404);
    }

    private static long sequence() {
        return ((Number) admin().get(PHONES + PHONE).path("sequence")).longValue();
    }

    private static Response put(TestPhone phone) {
        return put(Map.of("certificate", X509.pem(phone.certificate())));
    }

    private static Response put(Map<String, ?> body) {
        return admin().contentType("application/json").body(body).put(PHONES + PHONE);
    }

    private static Response get(String nameAndQuery) {
        return given().auth().oauth2(TestTokens.SERVICE).get("/api/v1/signed/" + nameAndQuery);
    }

    private static byte[] signed(String nameAndQuery) {
        return get(nameAndQuery).then().statusCode(200).extract().asByteArray();
    }

    private static String payload(String name) throws Exception {
        SgnFile file = SgnFile.decode(signed(name), Reading.STRICT);
        assertThat(new SgnVerifier(List.of(ours())).verify(file)).isInstanceOf(Verdict.Valid.class);
        return new String(file.payload().toArray(), UTF_8);
    }

    private static TrustedSigner ours() {
        String pem =
                admin().get("/api/v1/certificates").jsonPath().getString("items.find { it.use == 'ccm-tftp' }.pem");
        return new TrustedSigner(X509.parsePem(pem), Set.of(Function.CCM_TFTP));
    }

    private static RequestSpecification admin() {
        return given().auth().oauth2(TestTokens.ADMIN);
    }
}
