package io.option150.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.testkit.Await;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** HTTPS and trust lists of the whole suite, by curl. */
@ExtendWith(SharedSuite.class)
class TrustTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final String DEVICE = "SEP00AA00BB00CC";

    private final Suite suite;
    private final Admin admin;

    TrustTest(Suite suite) {
        this.suite = suite;
        this.admin = new Admin(suite);
    }

    @Test
    void aSignedNameGivesTheUnsignedFileOverHttps() throws Exception {
        var bytes = "<rings/>".getBytes(UTF_8);
        admin.upload("https-rings.xml", bytes);
        Await.until(
                "served over HTTPS",
                AT_ONCE,
                () -> new String(curl(6971, "https-rings.xml.sgn"), UTF_8).equals("<rings/>"));
        assertThat(curl(6972, "https-rings.xml")).isEqualTo(bytes);
        assertThat(new String(curl(6972, "https-rings.xml.sgn"), ISO_8859_1))
                .endsWith("<rings/>")
                .hasSizeGreaterThan(300);
    }

    @Test
    void aNewHttpsCertificateIsShownWithoutARestartAndStandsInTheList() throws Exception {
        admin.createDevice(DEVICE, "local");
        Await.until("the certificate is shown", AT_ONCE, () -> shown().equals(own()));

        Admin.expect(200, admin.post(Admin.TRUST, "/api/v1/certificates/own/tftp-https/renew", ""));

        var made = own();
        Await.until("the new one is shown", AT_ONCE, () -> shown().equals(made));
        Await.until(
                "the phone's list names it",
                AT_ONCE,
                () -> contains(
                        Phone.CURL_TFTP.fetch(suite, "ITL" + DEVICE + ".tlv").bytes(), made.getEncoded()));
    }

    private byte[] curl(int port, String name) throws IOException, InterruptedException {
        return run("curl", "-sk", "--max-time", "5", suite.phone("https", port) + "/" + name);
    }

    private X509Certificate own() throws Exception {
        for (var own : admin.json(Admin.TRUST, "/api/v1/certificates/own")) {
            if (own.get("use").asText().equals("tftp-https")) {
                return read(own.get("certificate").get("pem").asText());
            }
        }
        throw new AssertionError("there is no HTTPS certificate");
    }

    private X509Certificate shown() throws Exception {
        var said = new String(
                run("curl", "-sk", "-o", "/dev/null", "-w", "%{certs}", suite.phone("https", 6971) + "/none"), UTF_8);
        int begin = said.indexOf("-----BEGIN CERTIFICATE-----");
        return read(said.substring(Math.max(begin, 0)));
    }

    private static X509Certificate read(String pem) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(UTF_8)));
    }

    private static boolean contains(byte[] all, byte[] part) {
        return new String(all, ISO_8859_1).contains(new String(part, ISO_8859_1));
    }

    private static byte[] run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(Path.of("target").toAbsolutePath(), "said", ".bin");
        try {
            var process = new ProcessBuilder(command)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + " does not end");
            }
            return Files.readAllBytes(output);
        } finally {
            Files.delete(output);
        }
    }
}
