package io.option150.trust.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.trust.OpenSsl;
import io.option150.trust.contract.CertificateUse;
import io.option150.web.Problem;
import io.option150.web.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What openssl writes is read as it is: with its chain, and in all its forms. */
class BroughtIdentityTest {

    private static final String ROOT = "CN=root";

    @TempDir
    static Path folder = Path.of("set by JUnit");

    private static OpenSsl openssl = new OpenSsl(folder);

    @BeforeAll
    static void make() throws Exception {
        openssl = new OpenSsl(folder).chain();
    }

    @Test
    void aChainInPemIsKeptInItsOrder() throws Exception {
        assertThat(subjects(pem(openssl.text("server.pem", "issuer.pem"), openssl.text("server.key"))))
                .containsExactly("CN=server", "CN=issuer");
        assertThat(subjects(pem(openssl.text("root.pem", "issuer.pem", "server.pem"), openssl.text("server.key"))))
                .containsExactly("CN=server", "CN=issuer", ROOT);
        assertThat(subjects(pem(openssl.text("server.pem", "server.pem"), openssl.text("server.key"))))
                .containsExactly("CN=server");
    }

    @Test
    void aChainInPkcs12IsKept() throws Exception {
        openssl.run(
                "pkcs12",
                "-export",
                "-in",
                "server.pem",
                "-inkey",
                "server.key",
                "-certfile",
                "issuer.pem",
                "-passout",
                "pass:secret",
                "-out",
                "chain.p12");

        assertThat(subjects(pkcs12("chain.p12", "secret"))).containsExactly("CN=server", "CN=issuer");
        assertThat(refusal(() -> pkcs12("chain.p12", "wrong"))).contains("pkcs12: must open with the password;");
        assertThat(refusal(() -> pkcs12("chain.p12", null))).contains("pkcs12: must open with the password;");
    }

    @Test
    void aPkcs12WithoutAMacIsOpened() throws Exception {
        openssl.run(
                "pkcs12",
                "-export",
                "-nomac",
                "-in",
                "server.pem",
                "-inkey",
                "server.key",
                "-passout",
                "pass:secret",
                "-out",
                "nomac.p12");

        assertThat(subjects(pkcs12("nomac.p12", "secret"))).containsExactly("CN=server");
        assertThat(refusal(() -> pkcs12("nomac.p12", "wrong"))).contains("pkcs12: must open with the password");
    }

    @Test
    void whatIsNoPkcs12IsNotBlamedOnThePassword() throws Exception {
        openssl.run("pkcs12", "-export", "-nokeys", "-in", "server.pem", "-passout", "pass:secret", "-out", "no.p12");

        assertThat(refusal(() -> pkcs12("server.pem", "secret")))
                .contains("pkcs12: must be a PKCS#12 file in base64")
                .doesNotContain("password");
        assertThat(refusal(() -> pkcs12("no.p12", "secret")))
                .contains("pkcs12: must hold a private key with its certificate")
                .doesNotContain("password");
    }

    @Test
    void theKeyIsReadInAllItsForms() throws Exception {
        openssl.run("pkcs8", "-topk8", "-nocrypt", "-in", "server.key", "-out", "plain.p8");
        openssl.run("pkcs8", "-topk8", "-in", "server.key", "-passout", "pass:secret", "-out", "sealed.p8");
        openssl.run("ec", "-in", "server.key", "-aes128", "-passout", "pass:secret", "-out", "sealed.sec1");
        assertThat(openssl.text("server.key")).startsWith("-----BEGIN EC PARAMETERS-----");

        for (String file : List.of("server.key", "plain.p8", "sealed.p8", "sealed.sec1")) {
            assertThat(subjects(pem(openssl.text("server.pem"), openssl.text(file))))
                    .as(file)
                    .containsExactly("CN=server");
        }
        for (String file : List.of("sealed.p8", "sealed.sec1")) {
            var form = new OwnCertificateForm(openssl.text("server.pem"), openssl.text(file), null, "wrong");
            assertThat(refusal(() -> form)).as(file).contains("privateKey: must open with the password;");
            var none = new OwnCertificateForm(openssl.text("server.pem"), openssl.text(file), null, null);
            assertThat(refusal(() -> none)).as(file).contains("password: must be set: the private key is encrypted");
        }
    }

    @Test
    void oneFileOfEverythingIsReadHoweverItIsWritten() throws Exception {
        String all = openssl.text("server.key", "issuer.pem", "server.pem");
        String indented = "\uFEFFBag Attributes\n  friendlyName: x\n" + all.indent(4);
        String crlf = "\uFEFF" + all.replace("\n", "\r\n");

        for (String text : List.of(all, indented, crlf)) {
            assertThat(subjects(new OwnCertificateForm(text, null, null, null)))
                    .containsExactly("CN=server", "CN=issuer");
            assertThat(subjects(new OwnCertificateForm(null, text, null, null)))
                    .containsExactly("CN=server", "CN=issuer");
            assertThat(subjects(new OwnCertificateForm(text, text, null, null)))
                    .containsExactly("CN=server", "CN=issuer");
        }
    }

    @Test
    void whatDoesNotBelongToTheChainIsNamed() throws Exception {
        openssl.ecKey("stranger");
        openssl.run(
                "req", "-x509", "-key", "stranger.key", "-subj", "/CN=stranger", "-days", "30", "-out", "stranger.pem");

        assertThat(refusal(() -> pem(openssl.text("server.pem", "stranger.pem"), openssl.text("server.key"))))
                .contains("certificate: must come with its own chain alone", "got: CN=stranger");
        assertThat(refusal(() -> pem(openssl.text("server.pem", "root.pem"), openssl.text("server.key"))))
                .contains("certificate: must come with its own chain alone", "got: CN=root");
        assertThat(refusal(() -> pem(openssl.text("server.pem"), openssl.text("stranger.key"))))
                .contains("privateKey: must belong to the certificate");
        assertThat(refusal(() -> pem(openssl.text("server.pem"), openssl.text("server.key", "stranger.key"))))
                .contains("privateKey: must hold one private key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "keyUsage=keyEncipherment | digitalSignature in its keyUsage | [keyEncipherment]",
                "extendedKeyUsage=clientAuth | serverAuth (1.3.6.1.5.5.7.3.1) in its extendedKeyUsage | 1.3.6.1.5.5.7.3.2",
                "1.2.3.4=critical,ASN1:NULL | no critical extension that clients do not know | 1.2.3.4",
            })
    void whatClientsWouldRefuseIsToldNow(String extension, String rule, String value) throws Exception {
        openssl.ecKey("odd");
        openssl.issue("odd", "issuer", extension + "\n");

        assertThat(refusal(() -> pem(openssl.text("odd.pem"), openssl.text("odd.key"))))
                .contains("certificate: ", rule, value);
    }

    @Test
    void anIssuerThatMayNotIssueIsToldNow() throws Exception {
        openssl.ecKey("leaf");
        openssl.issue("leaf", "server", "keyUsage=digitalSignature\n");

        assertThat(refusal(() -> pem(openssl.text("leaf.pem", "server.pem"), openssl.text("leaf.key"))))
                .contains("certificate: must have issuers that may issue", "got: CN=server");
    }

    private static OwnCertificateForm pem(String certificate, String key) {
        return new OwnCertificateForm(certificate, key, null, "secret");
    }

    private static OwnCertificateForm pkcs12(String file, @Nullable String password) throws IOException {
        return new OwnCertificateForm(null, null, Base64.getEncoder().encodeToString(openssl.bytes(file)), password);
    }

    private static List<String> subjects(OwnCertificateForm form) {
        return BroughtIdentity.read(form, CertificateUse.TFTP_HTTPS).chain().stream()
                .map(X509Certificate::getSubjectX500Principal)
                .map(Object::toString)
                .toList();
    }

    /** The problem's detail. */
    private static String refusal(Callable<OwnCertificateForm> form) throws Exception {
        OwnCertificateForm brought = form.call();
        var detail = new StringBuilder();
        assertThatThrownBy(() -> BroughtIdentity.read(brought, CertificateUse.TFTP_HTTPS))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    Problem problem = refused.problem();
                    assertThat(problem.status()).isEqualTo(400);
                    detail.append(problem.detail());
                });
        return detail.toString();
    }
}
