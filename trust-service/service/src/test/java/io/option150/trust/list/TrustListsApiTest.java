package io.option150.trust.list;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.option150.events.EventCodec;
import io.option150.testkit.TestTokens;
import io.option150.testkit.TopicReader;
import io.option150.trust.TrustServiceTest;
import io.option150.trust.contract.TrustTopics;
import io.option150.trust.formats.Reading;
import io.option150.trust.formats.list.TrustList;
import io.option150.trust.formats.list.TrustListVerifier;
import io.option150.trust.formats.tlv.MalformedException;
import io.option150.trust.formats.verify.Verdict;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TrustServiceTest
class TrustListsApiTest {

    private static final String LISTS = "/api/v1/trust-lists";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @AfterEach
    void backToTheDefault() {
        mode("non-secure", false).statusCode(200);
    }

    @Test
    void aNonSecureClusterHasAnItlThatAPhoneTakesAsItsFirst() throws MalformedException {
        TrustList itl = list("itl");

        assertThat(TrustListVerifier.at(Instant.now()).verifyFirst(itl)).isInstanceOf(Verdict.Valid.class);
        assertThat(itl.records().stream().map(record -> record.function().code()))
                .containsExactly(0, 0, 2, 3, 21);
        assertThat(itl.header().header().content().fileName()).isEqualTo("ITLFile.tlv");
        assertThat(itl.header().header().content().extras().signerVersion()).isEmpty();
    }

    @Test
    void whoSetsTheModeIsOnRecordAndNoContentIs() {
        mode("mixed", false).statusCode(200);

        var told = admin().get("/api/v1/audit/trust-service")
                .then()
                .statusCode(200)
                .extract();
        assertThat(told.jsonPath().getList("items.findAll { it.kind == 'trust-mode' }.after.mode", String.class))
                .startsWith("MIXED");
        assertThat(told.<String>path("items.find { it.kind == 'trust-mode' }.call"))
                .isEqualTo("PUT /api/v1/trust-lists/mode");
        assertThat(told.<List<String>>path("items.kind")).contains("certificate", "trust-list");
        assertThat(told.asString()).doesNotContain("\\\\x", "ciphertext", "nonce");
    }

    @Test
    void whoComparedAnOlderModeChangesNothing() {
        var tag = admin().get(LISTS + "/mode").header("ETag");
        mode("non-secure", false).statusCode(200).header("ETag", tag);
        mode("mixed", false).statusCode(200);
        admin().contentType("application/json")
                .header("If-Match", tag)
                .body("{\"mode\":\"proxy-only\"}")
                .put(LISTS + "/mode")
                .then()
                .statusCode(412);
        admin().get(LISTS + "/mode").then().body("mode", equalTo("mixed"));
        admin().contentType("application/json")
                .header("If-Match", admin().get(LISTS + "/mode").header("ETag"))
                .body("{\"mode\":\"non-secure\"}")
                .put(LISTS + "/mode")
                .then()
                .statusCode(200);
    }

    @Test
    void mixedModeAddsACtlWithoutTvs() throws MalformedException {
        mode("mixed", false).statusCode(200);

        TrustList ctl = list("ctl");

        assertThat(TrustListVerifier.timeless().verifyFirst(ctl)).isInstanceOf(Verdict.Valid.class);
        assertThat(ctl.records().stream().map(record -> record.function().code()))
                .containsExactly(0, 0, 2);
        assertThat(ctl.header().header().content().fileName()).isEqualTo("CTLFile.tlv");
        assertThat(TrustListVerifier.timeless().verifyUpdate(list("itl"), ctl)).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void aClusterThatIsMixedNoMoreKeepsACtlThatTellsPhonesToRegisterNonSecure() throws MalformedException {
        mode("mixed", false).statusCode(200);
        TrustList held = list("ctl");

        mode("non-secure", false).statusCode(200);
        TrustList emptied = list("ctl");

        assertThat(TrustListVerifier.timeless().verifyUpdate(emptied, held)).isInstanceOf(Verdict.Valid.class);
        assertThat(emptied.records().stream().map(record -> record.function().code()))
                .containsExactly(0, 0, 2);
        assertThat(emptied.records().getLast().x509()).isEmpty();
        assertThat(emptied.records().getLast().elements().stream().map(element -> element.tag()))
                .containsExactly(2, 4, 10);

        mode("proxy-only", false).statusCode(200);
        admin().get(LISTS + "/ctl").then().statusCode(404);
        mode("non-secure", false).statusCode(200);
        assertThat(list("ctl").records().getLast().x509())
                .as("phones still hold one")
                .isEmpty();
    }

    @Test
    void aProxyAloneHasNoListUnlessTheRollbackOneIsAskedFor() throws MalformedException {
        TrustList held = list("itl");

        mode("proxy-only", false).statusCode(200);
        admin().get(LISTS + "/itl").then().statusCode(404);
        admin().get(LISTS).then().body("total", equalTo(0));

        mode("proxy-only", true).statusCode(200);
        TrustList rollback = list("itl");
        assertThat(rollback.records().stream().map(record -> record.function().code()))
                .containsExactly(0, 0);
        assertThat(TrustListVerifier.timeless().verifyUpdate(rollback, held)).isInstanceOf(Verdict.Valid.class);
        admin().get(LISTS + "/itl").then().body("unproven", containsString("No phone"));
    }

    @Test
    void aPhoneFollowsARotationOfTheSignerStepByStep() throws MalformedException {
        TrustList first = list("itl");
        admin().post("/api/v1/certificates/own/sast-standby/renew").then().statusCode(200);
        TrustList announced = list("itl");
        admin().post("/api/v1/certificates/own/sast/promote?force=true").then().statusCode(200);
        TrustList promoted = list("itl");

        var phone = TrustListVerifier.timeless();
        assertThat(phone.verifyUpdate(announced, first)).isInstanceOf(Verdict.Valid.class);
        assertThat(phone.verifyUpdate(promoted, announced)).isInstanceOf(Verdict.Valid.class);
        assertThat(phone.verifyUpdate(promoted, first))
                .as("a phone that missed the announcement")
                .isInstanceOf(Verdict.UnknownSigner.class);
        assertThat(promoted.header().header().content().signer())
                .isNotEqualTo(first.header().header().content().signer());
    }

    @Test
    void aNewFileSignerStandsInTheListAtOnce() throws MalformedException {
        String fingerprint = admin().post("/api/v1/certificates/own/ccm-tftp/renew")
                .then()
                .statusCode(200)
                .extract()
                .path("certificate.fingerprint");

        admin().get(LISTS + "/itl").then().body("entries.fingerprint[2]", equalTo(fingerprint));
        assertThat(TrustListVerifier.timeless().verifyFirst(list("itl"))).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void nothingIsBuiltAnewWithoutAChange() {
        String sha256 = admin().get(LISTS + "/itl").path("sha256");

        mode("mixed", false).statusCode(200);

        admin().get(LISTS + "/itl").then().body("sha256", equalTo(sha256));
    }

    @Test
    void everyChangeIsToldAsAnEvent() {
        mode("mixed", false).statusCode(200);
        String sha256 = admin().get(LISTS + "/ctl").path("sha256");
        mode("proxy-only", false).statusCode(200);

        try (var topic = new TopicReader(kafka, TrustTopics.TRUST_CHANGED)) {
            var told = EventCodec.decode(topic.await(
                    PATIENCE,
                    record -> record.key().equals("CTLFile.tlv")
                            && record.value() != null
                            && new String(record.value(), UTF_8).contains(sha256)));
            assertThat(told.type()).isEqualTo("io.option150.trust-list.changed");
            var gone = EventCodec.decode(
                    topic.await(PATIENCE, record -> record.key().equals("CTLFile.tlv") && record.value() == null));
            assertThat(gone.type()).isEqualTo("io.option150.trust-list.removed");
        }
    }

    @Test
    void theBytesAreGivenToWhoTakesThem() {
        String bytes = LISTS + "/itl/bytes";
        for (String accept : List.of("application/octet-stream", "application/*", "*/*", "text/html, */*;q=0.1")) {
            admin().accept(accept).get(bytes).then().statusCode(200).contentType("application/octet-stream");
        }
        for (String accept : List.of("application/json", "application/x-pem-file", "image/png")) {
            admin().accept(accept).get(bytes).then().statusCode(406).contentType("application/problem+json");
        }
        admin().accept("image/png").get(LISTS + "/itl").then().statusCode(406);
        admin().accept("image/png").get(LISTS + "/mode").then().statusCode(406);
        admin().accept("image/png").get(LISTS).then().statusCode(406);
    }

    @Test
    void whatIsNotSaidStaysAsItWas() {
        mode("proxy-only", true).statusCode(200);
        put(LISTS + "/mode", Map.of("mode", "proxy-only")).statusCode(200).body("rollbackItl", equalTo(true));
        put(LISTS + "/mode", Map.of("mode", "non-secure")).statusCode(200).body("rollbackItl", equalTo(false));
    }

    @Test
    void badInputIsNamed() {
        put(LISTS + "/mode", Map.of()).statusCode(400).body("field", equalTo("mode"));
        put(LISTS + "/mode", Map.of("mode", "secure")).statusCode(400).body("field", equalTo("mode"));
        mode("mixed", true).statusCode(400).body("field", equalTo("rollbackItl"));
        admin().get(LISTS + "/xtl").then().statusCode(400).body("field", equalTo("kind"));
        admin().get(LISTS + "/itl/bytes?sha256=00").then().statusCode(409);
        given().get(LISTS).then().statusCode(401);
    }

    private static TrustList list(String kind) throws MalformedException {
        byte[] bytes = admin().get(LISTS + "/" + kind + "/bytes")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        return TrustList.decode(bytes, Reading.STRICT);
    }

    private static ValidatableResponse mode(String mode, boolean rollback) {
        return put(LISTS + "/mode", Map.of("mode", mode, "rollbackItl", rollback));
    }

    private static ValidatableResponse put(String path, Map<String, ?> body) {
        return admin().contentType("application/json").body(body).put(path).then();
    }

    private static RequestSpecification admin() {
        return given().auth().oauth2(TestTokens.ADMIN);
    }
}
