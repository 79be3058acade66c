package io.option150.trust.certificate;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.events.EventCodec;
import io.option150.testkit.TestTokens;
import io.option150.testkit.TopicReader;
import io.option150.trust.TrustServiceTest;
import io.option150.trust.contract.CertificateRecord;
import io.option150.trust.contract.CertificateRole;
import io.option150.trust.contract.TrustTopics;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TrustServiceTest
class CertificateApiTest {

    private static final String ALL = "/api/v1/certificates";

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void theFirstStartMadeOneCertificateForEachUse() {
        JsonPath list = admin().get(ALL).then().statusCode(200).extract().jsonPath();

        assertThat(list.getList("items.use"))
                .containsExactlyInAnyOrder("sast", "sast-standby", "ccm-tftp", "tftp-https", "tvs");
        var signer = list.setRootPath("items.find { it.use == 'ccm-tftp' }");
        assertThat(signer.getList("roles")).containsExactly("ccm+tftp");
        assertThat(signer.getString("cluster")).isEqualTo("local");
        assertThat(signer.getString("subject")).isEqualTo("CN=option150-tftp;O=Option150");
        assertThat(signer.getString("issuer")).isEqualTo("CN=option150-tftp;O=Option150");
        assertThat(signer.getString("serial")).matches("[0-9a-f]{32}");
    }

    @Test
    void pagesAreCounted() {
        admin().get(ALL + "?page=1&size=4").then().statusCode(200).body("items", hasSize(1), "total", equalTo(5));
        for (String list : List.of(
                ALL,
                "/api/v1/certificates/own/retired",
                "/api/v1/verification-list",
                "/api/v1/exchange/log",
                "/api/v1/phone-certificates",
                "/api/v1/phone-certificate-log",
                "/api/v1/trust-lists")) {
            admin().get(list + "?page=2147483647&size=1000")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(0));
        }
        admin().get(ALL + "?size=x").then().statusCode(400).body("field", equalTo("size"), "value", equalTo("x"));
        admin().get(ALL + "?size=1001").then().statusCode(400).body("field", equalTo("size"));
    }

    @Test
    void oneIsFoundByAPartOfWhatIsWrittenInIt() {
        String fingerprint = fingerprint();
        String withColons =
                fingerprint.substring(0, 12).toUpperCase(Locale.ROOT).replaceAll("(..)(?!$)", "$1:");
        for (String q : List.of(withColons, fingerprint.substring(3, 20))) {
            admin().queryParam("q", q)
                    .get("/api/v1/search/trust-service")
                    .then()
                    .statusCode(200)
                    .body("items.key", hasItem(fingerprint));
        }
        admin().queryParam("q", "OPTION150-tft")
                .get("/api/v1/search/trust-service")
                .then()
                .statusCode(200)
                .body("items.name", hasItem("CN=option150-tftp;O=Option150"))
                .body("items.kind", everyItem(equalTo("certificate")));
    }

    @Test
    void oneIsFoundByItsFingerprintInAnyWriting() throws CertificateException {
        String fingerprint = fingerprint();
        String withColons = fingerprint.toUpperCase(Locale.ROOT).replaceAll("(..)(?!$)", "$1:");

        var answer = admin().accept("application/json").get(ALL + "/" + withColons);

        answer.then().statusCode(200).body("fingerprint", equalTo(fingerprint));
        X509Certificate certificate = parse(answer.jsonPath().getString("pem").getBytes(US_ASCII));
        assertThat(Fingerprint.of(certificate).hex()).isEqualTo(fingerprint);
        assertThat(answer.jsonPath().getString("notAfter"))
                .isEqualTo(certificate.getNotAfter().toInstant().toString());
    }

    @Test
    void itCanBeDownloadedForACallManagersTrustStore() throws CertificateException {
        String fingerprint = fingerprint();

        var pem = admin().accept("application/x-pem-file").get(ALL + "/" + fingerprint);
        var der = admin().accept("application/pkix-cert").get(ALL + "/" + fingerprint);

        assertThat(pem.contentType()).startsWith("application/x-pem-file");
        assertThat(pem.asString()).startsWith("-----BEGIN CERTIFICATE-----\n").endsWith("-----END CERTIFICATE-----\n");
        assertThat(pem.header("Content-Disposition")).contains("attachment").contains(".pem");
        assertThat(der.contentType()).startsWith("application/pkix-cert");
        assertThat(parse(der.asByteArray())).isEqualTo(parse(pem.asByteArray()));
    }

    @Test
    void allCanBeDownloadedAndWhatThereIsNotIsRefused() throws CertificateException {
        var pems = admin().accept("application/x-pem-file").get(ALL);

        pems.then().statusCode(200).contentType("application/x-pem-file");
        assertThat(CertificateFactory.getInstance("X.509")
                        .generateCertificates(new ByteArrayInputStream(pems.asByteArray())))
                .hasSizeGreaterThanOrEqualTo(5);
        var told = new TreeMap<String, String>();
        for (String path : new String[] {"", "/" + fingerprint(), "/own", "/own/retired", "/own/tftp-https/handover"}) {
            var refused = admin().accept("image/png").get(ALL + path);
            told.put(path, refused.statusCode() + " " + refused.contentType());
        }
        assertThat(told.values()).as(told.toString()).containsOnly("406 application/problem+json");
        admin().get(ALL).then().contentType("application/json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/json                     | application/json
            application/x-pem-file               | application/x-pem-file
            */*                                  | application/json
            text/html, */*;q=0.8                 | application/json
            image/png, application/x-pem-file    | application/x-pem-file
            application/json;q=0.5, application/x-pem-file | application/x-pem-file
            """)
    void allAreGivenAsWhatWasAskedFor(String accept, String type) {
        var answer = admin().accept(accept).get(ALL);

        answer.then().statusCode(200).contentType(type);
        assertThat(answer.asString()).startsWith(type.endsWith("json") ? "{\"items\":[" : "-----BEGIN CERTIFICATE");
    }

    @Test
    void aReaderWhoHasItIsToldSo() {
        String url = ALL + "/" + fingerprint();
        String tag = admin().get(url).header("ETag");

        admin().header("If-None-Match", tag).get(url).then().statusCode(304);
    }

    @Test
    void unknownAndMalformedFingerprintsAreToldApart() {
        admin().get(ALL + "/" + "0".repeat(64)).then().statusCode(404);
        admin().get(ALL + "/abc")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo("fingerprint"), "value", equalTo("abc"));
    }

    @Test
    void nobodyReadsWithoutAToken() {
        given().get(ALL).then().statusCode(401);
    }

    @Test
    void theCertificateIsToldAsAnEvent() throws IOException {
        String fingerprint = fingerprint();
        try (var topic = new TopicReader(kafka, TrustTopics.TRUST_CHANGED)) {
            var event = EventCodec.decode(
                    topic.await(Duration.ofSeconds(60), record -> record.key().equals(fingerprint)));

            assertThat(event.type()).isEqualTo("io.option150.certificate.changed");
            assertThat(event.source()).isEqualTo("/option150/trust-service");
            CertificateRecord told = json.readValue(event.data(), CertificateRecord.class);
            assertThat(told.roles()).containsExactly(CertificateRole.CCM_TFTP);
            assertThat(told.sequence()).isEqualTo(event.sequence());
            assertThat(event.data()).doesNotContainIgnoringCase("private");
        }
    }

    @Test
    void readinessNamesTheCertificate() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'Signing certificate' }.data.fingerprint", equalTo(fingerprint()));
    }

    private static String fingerprint() {
        return admin().get(ALL).jsonPath().getString("items.find { it.use == 'ccm-tftp' }.fingerprint");
    }

    private static RequestSpecification admin() {
        return given().auth().oauth2(TestTokens.ADMIN);
    }

    private static X509Certificate parse(byte[] encoded) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }
}
