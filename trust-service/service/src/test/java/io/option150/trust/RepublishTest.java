package io.option150.trust;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.events.EventCodec;
import io.option150.events.TopicMarker;
import io.option150.testkit.Await;
import io.option150.testkit.EventDocs;
import io.option150.testkit.TestBackends;
import io.option150.testkit.TestTokens;
import io.option150.testkit.TopicReader;
import io.option150.trust.certificate.Fingerprint;
import io.option150.trust.certificate.X509;
import io.option150.trust.contract.TrustTopics;
import io.option150.trust.phone.TestPhone;
import io.option150.trust.verification.Certificates;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The topic is the copy of the tables, whatever kind of thing they hold, and is sent as documented. */
@QuarkusTest
@TrustServiceTest
class RepublishTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration YEAR = Duration.ofDays(365);
    private static final String PASSWORD = "only-for-tests";
    private static final X509Certificate STAYS = Certificates.make("CN=rep-stays,O=Test", 71, YEAR);
    private static final X509Certificate GOES = Certificates.make("CN=rep-goes,O=Test", 72, YEAR);

    /** Configurations are encrypted for RSA keys. */
    private static final X509Certificate PHONE = TestPhone.make(2048).certificate();

    @BeforeEach
    void everyKindOfChange() throws Exception {
        // Lists go by this one alone: a cluster that is mixed no more keeps an emptied one.
        mode("proxy-only");
        mode("mixed");
        mode("non-secure");
        mode("mixed");
        for (var certificate : List.of(STAYS, GOES)) {
            body(Map.of("certificate", X509.pem(certificate), "roles", List.of("tftp"), "ttlSeconds", 60))
                    .post("/api/v1/verification-list");
            body(Map.of(
                            "cluster",
                            "rep",
                            "pkcs12",
                            pkcs12(certificate),
                            "password",
                            PASSWORD,
                            "roles",
                            List.of("tftp")))
                    .post("/api/v1/exchange/import");
        }
        for (var device : List.of("SEP0000000000A1", "SEP0000000000A2")) {
            var put = body(Map.of("certificate", X509.pem(PHONE))).put("/api/v1/phone-certificates/" + device);
            assertThat(put.statusCode()).isIn(200, 201);
        }
        var gone = Fingerprint.of(GOES).hex();
        assertThat(admin().delete("/api/v1/verification-list/" + gone).statusCode())
                .isEqualTo(204);
        assertThat(admin().delete("/api/v1/exchange/certificates/" + gone).statusCode())
                .isEqualTo(204);
        assertThat(admin().delete("/api/v1/phone-certificates/SEP0000000000A2").statusCode())
                .isEqualTo(204);
    }

    @AfterEach
    void asItWas() {
        var stays = Fingerprint.of(STAYS).hex();
        admin().delete("/api/v1/verification-list/" + stays);
        admin().delete("/api/v1/exchange/certificates/" + stays);
        admin().delete("/api/v1/phone-certificates/SEP0000000000A1");
        mode("proxy-only");
        mode("non-secure");
    }

    @Test
    void whatIsPublishedAnewIsWhatWasToldSoThatAnEqualTopicIsLeftAlone() throws Exception {
        var before = compared("");
        var after = compared("");
        assertThat(after.getLong("published")).isZero();
        assertThat(after.getLong("epoch")).isEqualTo(before.getLong("epoch"));
        var anew = compared("?anew=true");
        assertThat(anew.getLong("epoch")).isGreaterThan(after.getLong("epoch"));
        assertThat(anew.getLong("published")).isEqualTo(anew.getLong("things"));

        for (var list : List.of("certificates", "trust-lists", "phone-certificates")) {
            Await.until(
                    "the list is of the new epoch",
                    () -> anew.getString("epoch")
                            .equals(admin().get("/api/v1/" + list).header("Option150-Epoch")));
        }
    }

    @Test
    void whatIsSentIsWhatTheDocumentSays() throws Exception {
        var last = "phone/SEP0000000000A2";
        var docs = EventDocs.read();
        try (var reader = new TopicReader(TestBackends.start().bootstrapServers(), TrustTopics.TRUST_CHANGED)) {
            reader.await(PATIENCE, record -> record.key().equals(last) && record.value() == null);
            reader.await(PATIENCE, record -> record.key().equals(TopicMarker.KEY));
            var sent = new TreeSet<String>();
            var violations = new ArrayList<String>();
            for (var record : reader.seen()) {
                sent.add(EventCodec.decode(record).type());
                violations.addAll(docs.violations(record));
            }
            assertThat(violations).isEmpty();
            assertThat(sent)
                    .containsExactlyInAnyOrder(
                            TrustTopics.TYPE_CERTIFICATE_CHANGED,
                            TrustTopics.TYPE_CERTIFICATE_REMOVED,
                            TrustTopics.TYPE_TRUST_LIST_CHANGED,
                            TrustTopics.TYPE_TRUST_LIST_REMOVED,
                            TrustTopics.TYPE_VERIFICATION_CHANGED,
                            TrustTopics.TYPE_VERIFICATION_REMOVED,
                            TrustTopics.TYPE_PHONE_CERTIFICATE_CHANGED,
                            TrustTopics.TYPE_PHONE_CERTIFICATE_REMOVED,
                            TopicMarker.TYPE)
                    .isEqualTo(docs.types(TrustTopics.TRUST_CHANGED));
        }
    }

    private static JsonPath compared(String query) throws InterruptedException {
        admin().post("/api/v1/events/republish" + query).then().statusCode(202);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            var topic = admin().get("/api/v1/events").jsonPath().setRootPath("topics[0]");
            if (topic.get("asked") == null && "whole".equals(topic.getString("state"))) {
                return topic;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("not compared within " + PATIENCE);
    }

    private static String pkcs12(X509Certificate certificate) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("rep", certificate);
        var bytes = new ByteArrayOutputStream();
        store.store(bytes, PASSWORD.toCharArray());
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static void mode(String mode) {
        body(Map.of("mode", mode)).put("/api/v1/trust-lists/mode").then().statusCode(200);
    }

    private static RequestSpecification body(Map<String, ?> body) {
        return admin().contentType("application/json").body(body);
    }

    private static RequestSpecification admin() {
        return given().auth().oauth2(TestTokens.ADMIN);
    }
}
