package io.option150.trust.verification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.events.EventCodec;
import io.option150.testkit.TestTokens;
import io.option150.testkit.TopicReader;
import io.option150.trust.TrustServiceTest;
import io.option150.trust.certificate.Fingerprint;
import io.option150.trust.certificate.X509;
import io.option150.trust.contract.TrustTopics;
import io.option150.trust.contract.VerificationRecord;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TrustServiceTest
class VerificationApiTest {

    private static final String LIST = "/api/v1/verification-list";
    private static final Duration YEAR = Duration.ofDays(365);

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void anEntryIsAddedChangedListedAndRemoved() {
        X509Certificate certificate = Certificates.make("CN=life,O=Test", 0xAB01, YEAR);
        String one = LIST + "/" + Fingerprint.of(certificate).hex();

        admin().body(form(certificate, List.of("sast", "tftp"), 3600))
                .post(LIST)
                .then()
                .statusCode(201)
                .header("Location", containsString(one))
                .body("roles", equalTo(List.of("sast", "tftp")), "ttlSeconds", equalTo(3600))
                .body("subject", equalTo("CN=life;O=Test"), "serial", equalTo("ab01"));
        admin().body(form(certificate, List.of("app-server"), 60))
                .post(LIST)
                .then()
                .statusCode(200)
                .body("roles", equalTo(List.of("app-server")), "ttlSeconds", equalTo(60));
        admin().get(one).then().statusCode(200).body("ttlSeconds", equalTo(60));
        assertThat(admin().get(LIST).jsonPath().getList("items.fingerprint"))
                .containsOnlyOnce(Fingerprint.of(certificate).hex());

        admin().delete(one).then().statusCode(204);
        admin().delete(one).then().statusCode(404).contentType("application/problem+json");
        admin().get(one).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"application/x-pem-file, true", "application/pkix-cert, false"})
    void aCertificateFileIsTakenAsItIs(String type, boolean pem) {
        X509Certificate certificate = Certificates.make("CN=file-" + pem + ",O=Test", pem ? 1 : 2, YEAR);
        byte[] body = pem ? X509.pem(certificate).getBytes(StandardCharsets.US_ASCII) : X509.der(certificate);

        given().auth()
                .oauth2(TestTokens.ADMIN)
                .contentType(type)
                .body(body)
                .queryParam("role", "ccm+tftp", "tvs")
                .post(LIST)
                .then()
                .statusCode(201)
                .body("roles", equalTo(List.of("ccm+tftp", "tvs")), "ttlSeconds", equalTo(86400));
    }

    @ParameterizedTest
    @CsvSource({
        "certificate, '{\"roles\":[\"tftp\"]}'",
        "certificate, '{\"certificate\":\"hello\",\"roles\":[\"tftp\"]}'",
        "certificate, '{\"certificate\":\"-----BEGIN CERTIFICATE-----AAAA-----END CERTIFICATE-----\",\"roles\":[\"tftp\"]}'",
        "roles, '{\"certificate\":\"PEM\"}'",
        "roles, '{\"certificate\":\"PEM\",\"roles\":[]}'",
        "roles[0], '{\"certificate\":\"PEM\",\"roles\":[\"king\"]}'",
        "ttlSeconds, '{\"certificate\":\"PEM\",\"roles\":[\"tftp\"],\"ttlSeconds\":0}'",
        "ttlSeconds, '{\"certificate\":\"PEM\",\"roles\":[\"tftp\"],\"ttlSeconds\":2592001}'",
        "body, '{\"certificate\":'"
    })
    void aBrokenRuleIsNamedAndNothingIsStored(String field, String body) {
        long before = admin().get(LIST).jsonPath().getLong("total");
        String pem = X509.pem(Certificates.make("CN=refused,O=Test", 3, YEAR)).replace("\n", "\\n");

        admin().body(body.replace("PEM", pem))
                .post(LIST)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo(field));

        assertThat(admin().get(LIST).jsonPath().getLong("total")).isEqualTo(before);
    }

    @Test
    void onlyAnAdminMayVouch() {
        X509Certificate certificate = Certificates.make("CN=nobody,O=Test", 4, YEAR);

        given().contentType(ContentType.JSON)
                .body(form(certificate, List.of("tftp"), 1))
                .post(LIST)
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(TestTokens.SERVICE)
                .contentType(ContentType.JSON)
                .body(form(certificate, List.of("tftp"), 1))
                .post(LIST)
                .then()
                .statusCode(403);
    }

    @Test
    void changesAreToldAsEvents() throws IOException {
        X509Certificate certificate = Certificates.make("CN=told,O=Test", 5, YEAR);
        String key = "verification/" + Fingerprint.of(certificate).hex();
        admin().body(form(certificate, List.of("tftp"), 5)).post(LIST).then().statusCode(201);
        admin().delete(LIST + "/" + Fingerprint.of(certificate).hex()).then().statusCode(204);

        try (var topic = new TopicReader(kafka, TrustTopics.TRUST_CHANGED)) {
            var added = EventCodec.decode(
                    topic.await(Duration.ofSeconds(60), record -> record.key().equals(key)));
            var removed = EventCodec.decode(
                    topic.await(Duration.ofSeconds(60), record -> record.key().equals(key) && record.value() == null));

            assertThat(added.type()).isEqualTo("io.option150.verification.changed");
            assertThat(json.readValue(added.data(), VerificationRecord.class).ttlSeconds())
                    .isEqualTo(5);
            assertThat(removed.type()).isEqualTo("io.option150.verification.removed");
            assertThat(removed.sequence()).isGreaterThan(added.sequence());
        }
    }

    private static Map<String, Object> form(X509Certificate certificate, List<String> roles, long ttl) {
        return Map.of("certificate", X509.pem(certificate), "roles", roles, "ttlSeconds", ttl);
    }

    private static RequestSpecification admin() {
        return given().auth().oauth2(TestTokens.ADMIN).contentType(ContentType.JSON);
    }
}
