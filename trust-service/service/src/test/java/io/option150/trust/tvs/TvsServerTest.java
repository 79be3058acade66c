package io.option150.trust.tvs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.testkit.Await;
import io.option150.testkit.TestTokens;
import io.option150.trust.TrustServiceTest;
import io.option150.trust.certificate.Fingerprint;
import io.option150.trust.certificate.X509;
import io.option150.trust.contract.CertificateUse;
import io.option150.trust.formats.signer.SignerId;
import io.option150.trust.identity.CurrentSigners;
import io.option150.trust.verification.Certificates;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TrustServiceTest
class TvsServerTest {

    private static final String LIST = "/api/v1/verification-list";
    private static final Duration YEAR = Duration.ofDays(365);
    private static final String REFUSED = "2 1";

    @Inject
    TvsServer server;

    @Inject
    CurrentSigners identities;

    @Inject
    Pool database;

    @Test
    void showsItsOwnCertificateAndVouchesForWhatIsHeld() throws IOException, GeneralSecurityException {
        X509Certificate files = identities.held().orElseThrow().certificate(CertificateUse.CCM_TFTP);
        try (var phone = connect()) {
            assertThat(phone.serverCertificate())
                    .isEqualTo(identities.held().orElseThrow().certificate(CertificateUse.TVS));
            assertThat(phone.verify(files.getEncoded())).isEqualTo("2 0 02 86400");
            assertThat(phone.verify(phone.serverCertificate().getEncoded())).isEqualTo("2 0 15 86400");
        }
    }

    @Test
    void servesEveryAddress() throws IOException, GeneralSecurityException {
        assertThat(server.addresses()).hasSize(2);
        for (InetSocketAddress address : server.addresses()) {
            try (var phone = TvsClient.to(address)) {
                assertThat(phone.verify(der("CN=nobody", 1))).isEqualTo(REFUSED);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"CN=%s;OU=Lab;O=Open", "CN=%s,OU=Lab,O=Open", "O=Open, OU=Lab, CN=%s", "cn=%s; ou=Lab; o=Open"})
    void findsASignerByNamesInAnyRendering(String rendering) throws IOException, GeneralSecurityException {
        String name = "signer" + Integer.toUnsignedString(rendering.hashCode());
        X509Certificate signer = Certificates.make("CN=" + name + ",OU=Lab,O=Open", 0x83E9_AF31L, YEAR);
        add(signer, List.of("sast", "tftp"), 86400);
        byte[] serial = SignerId.of(signer).serial().bytes().toArray();
        String text = rendering.formatted(name);

        try (var phone = connect()) {
            String found = "4 0 certificate of %d 0003 86400".formatted(signer.getEncoded().length);
            assertThat(phone.query(text, text, serial)).isEqualTo(found);
            assertThat(phone.query(text, text.replace("Open", "Other"), serial)).isEqualTo("4 1");
            assertThat(phone.query(text.replace("Open", "Other"), text, serial)).isEqualTo("4 1");
            assertThat(phone.query(text, text, new byte[] {1, 2, 3})).isEqualTo("4 1");
        }
    }

    @Test
    void answersByAChangeAtOnceOnTheSameConnection() throws IOException, GeneralSecurityException {
        X509Certificate certificate = Certificates.make("CN=at-once", 7, YEAR);
        try (var phone = connect()) {
            assertThat(phone.verify(certificate.getEncoded())).isEqualTo(REFUSED);
            add(certificate, List.of("app-server"), 3600);
            assertThat(phone.verify(certificate.getEncoded())).isEqualTo("2 0 07 3600");
            add(certificate, List.of("app-server", "capf"), 60);
            assertThat(phone.verify(certificate.getEncoded())).isEqualTo("2 0 0704 60");
            given().auth()
                    .oauth2(TestTokens.ADMIN)
                    .delete(LIST + "/" + Fingerprint.of(certificate))
                    .then()
                    .statusCode(204);
            assertThat(phone.verify(certificate.getEncoded())).isEqualTo(REFUSED);
        }
    }

    /** Another copy of the service writes to the same database; this one hears of it by the database's notice. */
    @Test
    void answersByAnotherCopysChange() throws Exception {
        X509Certificate certificate = Certificates.make("CN=other-copy", 8, YEAR);
        database.preparedQuery("insert into verification (fingerprint, roles, ttl_seconds, der, added, sequence)"
                        + " values ($1, '{TFTP}', 99, $2, $3, nextval('event_sequence'))")
                .execute(Tuple.of(
                        Fingerprint.of(certificate).hex(),
                        Buffer.buffer(certificate.getEncoded()),
                        OffsetDateTime.now(ZoneOffset.UTC)))
                .await()
                .atMost(Duration.ofSeconds(60));

        try (var phone = connect()) {
            Await.until(
                    "it has heard of it",
                    () -> !phone.verify(certificate.getEncoded()).equals(REFUSED));
            assertThat(phone.verify(certificate.getEncoded())).isEqualTo("2 0 03 99");
        }
    }

    @Test
    void doesNotVouchForACertificateThatIsOutOfDate() throws IOException, GeneralSecurityException {
        X509Certificate expired = Certificates.make("CN=expired", 9, Duration.ofHours(1));
        add(expired, List.of("tftp"), 60);
        byte[] serial = SignerId.of(expired).serial().bytes().toArray();

        try (var phone = connect()) {
            assertThat(phone.verify(expired.getEncoded())).isEqualTo(REFUSED);
            assertThat(phone.query("CN=expired", "CN=expired", serial)).isEqualTo("4 1");
        }
    }

    @Test
    void takesRequestsInPiecesAndSeveralAtOnce() throws Exception {
        byte[] request = TvsClient.verification(
                identities.held().orElseThrow().certificate(CertificateUse.SAST).getEncoded());
        try (var phone = connect()) {
            for (byte one : Arrays.copyOf(request, 15)) {
                phone.send(new byte[] {one});
                Thread.sleep(5);
            }
            phone.send(Arrays.copyOfRange(request, 15, request.length));
            assertThat(phone.answer()).isEqualTo("2 0 00 86400");

            var both = new ByteArrayOutputStream();
            both.writeBytes(request);
            both.writeBytes(request);
            both.write(request, 0, 4);
            phone.send(both.toByteArray());
            phone.send(Arrays.copyOfRange(request, 4, request.length));
            for (int expected = 0; expected < 3; expected++) {
                assertThat(phone.answer()).isEqualTo("2 0 00 86400");
            }
        }
    }

    @Test
    void closesWithoutAnAnswerWhatIsNoRequestAndServesOthers() throws IOException, GeneralSecurityException {
        byte[] der =
                identities.held().orElseThrow().certificate(CertificateUse.SAST).getEncoded();
        byte[] good = TvsClient.verification(der);
        List<byte[]> bad = new ArrayList<>();
        bad.add(with(good, 0, 0x58));
        bad.add(with(good, 1, 2));
        bad.add(with(good, 2, 0));
        bad.add(with(good, 2, 2));
        bad.add(with(good, 2, 9));
        bad.add(with(good, 8, 0xFF));
        bad.add(TvsClient.message(1));
        bad.add(TvsClient.message(1, TvsClient.device()));
        bad.add(TvsClient.message(1, TvsClient.element(2, der)));
        bad.add(TvsClient.message(1, TvsClient.device(), TvsClient.element(2, new byte[] {0x30, 3, 2, 1})));
        bad.add(TvsClient.message(1, TvsClient.device(), TvsClient.element(2, der), TvsClient.element(2, der)));
        bad.add(TvsClient.message(1, TvsClient.device(), TvsClient.element(200, der)));
        bad.add(TvsClient.message(2, TvsClient.element(7, new byte[] {0})));
        try (var other = connect()) {
            for (byte[] message : bad) {
                try (var hostile = connect()) {
                    hostile.send(message);
                    assertThat(hostile.isClosed())
                            .as(HexFormat.of().formatHex(Arrays.copyOf(message, 10)))
                            .isTrue();
                }
                assertThat(other.verify(der)).isEqualTo("2 0 00 86400");
            }
        }
    }

    /** The tests' patience is 2 s; the default is 10 s. */
    @Test
    void cutsOffRequestsThatDoNotEndAndHandshakesThatDoNotBegin() throws IOException, GeneralSecurityException {
        Instant begin = Instant.now();
        try (var silent = new Socket(server.addresses().getFirst().getAddress(), port());
                var half = connect();
                var slow = connect()) {
            silent.setSoTimeout(20_000);
            half.send(new byte[] {0x57, 1, 1, 0, 0, 0});
            slow.send(Arrays.copyOf(TvsClient.verification(der("CN=slow", 10)), 60));

            assertThat(half.isClosed()).isTrue();
            assertThat(slow.isClosed()).isTrue();
            assertThat(silent.getInputStream().read()).isNegative();
        }
        assertThat(Duration.between(begin, Instant.now())).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(15));
    }

    @Test
    void idleConnectionsStayAndDoNotHinder() throws IOException, GeneralSecurityException {
        byte[] der =
                identities.held().orElseThrow().certificate(CertificateUse.SAST).getEncoded();
        List<TvsClient> idle = new ArrayList<>();
        try {
            for (int one = 0; one < 100; one++) {
                idle.add(connect());
            }
            for (TvsClient phone : idle) {
                assertThat(phone.verify(der)).isEqualTo("2 0 00 86400");
            }
        } finally {
            for (TvsClient phone : idle) {
                phone.close();
            }
        }
    }

    /** A ClientHello of a 7900: TLS 1.0, TLS_RSA_WITH_AES_256_CBC_SHA and _128_; the answer is a fatal alert. */
    @Test
    void tls10IsRefusedByDefault() throws IOException {
        byte[] hello = HexFormat.of()
                .parseHex("160301002f0100002b0301" + "11".repeat(32) + "00" + "0004" + "0035002f" + "0100");
        try (var socket = new Socket(server.addresses().getFirst().getAddress(), port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(hello);
            byte[] alert = socket.getInputStream().readNBytes(7);
            assertThat(alert[0]).isEqualTo((byte) 0x15);
            assertThat(alert[5]).as("fatal").isEqualTo((byte) 2);
            assertThat(alert[6]).as("protocol_version").isEqualTo((byte) 70);
        }
    }

    @Test
    void countsRequests() throws IOException, GeneralSecurityException {
        try (var phone = connect()) {
            phone.verify(der("CN=counted", 11));
        }
        assertThat(given().get("/q/metrics").asString())
                .containsPattern("option150_tvs_requests_total\\{outcome=\"refused\",type=\"verification\"} [1-9]")
                .contains("option150_tvs_connections");
    }

    private TvsClient connect() throws IOException, GeneralSecurityException {
        return TvsClient.to(server.addresses().getFirst());
    }

    private int port() {
        return server.addresses().getFirst().getPort();
    }

    private static byte[] der(String name, long serial) {
        return X509.der(Certificates.make(name, serial, YEAR));
    }

    private static byte[] with(byte[] message, int at, int value) {
        byte[] changed = message.clone();
        changed[at] = (byte) value;
        return changed;
    }

    private static void add(X509Certificate certificate, List<String> roles, long ttl) {
        given().auth()
                .oauth2(TestTokens.ADMIN)
                .contentType(ContentType.JSON)
                .body(Map.of("certificate", X509.pem(certificate), "roles", roles, "ttlSeconds", ttl))
                .post(LIST)
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));
    }
}
