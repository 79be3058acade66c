package io.option150.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.testkit.Await;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A phone whose certificate is known gets its configuration encrypted, over TFTP. */
@ExtendWith(SharedSuite.class)
class EncryptedConfigTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final Duration AFTER_REPLACEMENT = Duration.ofSeconds(1);
    /** By this exit code curl says that a TFTP server answered error 1. */
    private static final int NOT_FOUND = 68;

    private static final String PHONE = "SEP00AA00BB00DD";
    private static final String CONFIG = PHONE + ".cnf.xml";
    private static final String RENEWING = "SEP00AA00BB00DE";
    private static final char[] PASSWORD = "of-the-test".toCharArray();

    private final Suite suite;
    private final Admin admin;

    EncryptedConfigTest(Suite suite) {
        this.suite = suite;
        this.admin = new Admin(suite);
    }

    @Test
    void thePhoneOpensItsConfigurationAndIsToldOfItByTheShortOne() throws Exception {
        KeyStore phone = phone();
        var key = (PrivateKey) phone.getKey("phone", PASSWORD);
        byte[] der = phone.getCertificate("phone").getEncoded();
        byte[] config = "<device><loadInformation>sip88xx.14</loadInformation><x>4711</x></device>".getBytes(UTF_8);
        admin.createDevice(PHONE, "local");
        admin.upload(CONFIG, config);
        Await.until("it is signed whole", AT_ONCE, () -> text(CONFIG + ".sgn").endsWith(new String(config, UTF_8)));
        assertThat(fetch(CONFIG + ".enc.sgn").exit()).as("no certificate yet").isEqualTo(NOT_FOUND);

        Admin.expect(201, admin.put(Admin.TRUST, "/api/v1/phone-certificates/" + PHONE, json(der)));

        Await.until("it is encrypted", AT_ONCE, () -> fetch(CONFIG + ".enc.sgn").exit() == 0);
        byte[] encrypted = fetch(CONFIG + ".enc.sgn").bytes();
        assertThat(SignedFile.parse(encrypted).isSignedBy(SignedFile.certificate(admin)))
                .isTrue();
        assertThat(EncryptedFile.open(encrypted, key)).isEqualTo(config);
        assertThat(new String(encrypted, ISO_8859_1))
                .contains(CONFIG + ".enc.sgn")
                .doesNotContain("4711");
        assertThat(text(CONFIG + ".sgn"))
                .contains("<encrConfig>true</encrConfig>", "<loadInformation>sip88xx.14</loadInformation>", md5(der))
                .doesNotContain("4711");

        byte[] changed = "<device>changed</device>".getBytes(UTF_8);
        admin.upload(CONFIG, changed);
        Await.until("the new one is encrypted", AT_ONCE, () -> opened(key).equals(new String(changed, UTF_8)));

        Admin.expect(204, admin.delete(Admin.TRUST, "/api/v1/phone-certificates/" + PHONE));
        Await.until(
                "there is none any more",
                AT_ONCE,
                () -> fetch(CONFIG + ".enc.sgn").exit() == NOT_FOUND);
        assertThat(text(CONFIG + ".sgn")).endsWith("<device>changed</device>");
    }

    @Test
    void anotherCertificateGivesOtherBytesAtOnce() throws Exception {
        byte[] config = "<device>two keys</device>".getBytes(UTF_8);
        KeyStore old = phone();
        KeyStore renewed = phone();
        var oldKey = (PrivateKey) old.getKey("phone", PASSWORD);
        var renewedKey = (PrivateKey) renewed.getKey("phone", PASSWORD);
        String path = "/api/v1/phone-certificates/" + RENEWING;
        String encrypted = RENEWING + ".cnf.xml.enc.sgn";
        admin.createDevice(RENEWING, "local");
        admin.upload(RENEWING + ".cnf.xml", config);
        Admin.expect(
                201,
                admin.put(Admin.TRUST, path, json(old.getCertificate("phone").getEncoded())));
        Await.until("it is encrypted", AT_ONCE, () -> fetch(encrypted).exit() == 0);
        assertThat(EncryptedFile.open(fetch(encrypted).bytes(), oldKey)).isEqualTo(config);

        byte[] der = renewed.getCertificate("phone").getEncoded();
        Admin.expect(200, admin.put(Admin.TRUST, path, json(der)));

        Await.until(
                "it is encrypted for the new key",
                AFTER_REPLACEMENT,
                () -> isOpenedBy(fetch(encrypted).bytes(), renewedKey, config));
        byte[] now = fetch(encrypted).bytes();
        assertThat(SignedFile.parse(now).isSignedBy(SignedFile.certificate(admin)))
                .isTrue();
        assertThat(isOpenedBy(now, oldKey, config)).as("by the old key").isFalse();
        assertThat(text(RENEWING + ".cnf.xml.sgn")).contains(md5(der));
    }

    /** False as well where the key is another one: then the AES key within cannot be had, or is a wrong one. */
    private static boolean isOpenedBy(byte[] encrypted, PrivateKey key, byte[] config) {
        try {
            return Arrays.equals(EncryptedFile.open(encrypted, key), config);
        } catch (GeneralSecurityException | IllegalArgumentException | NegativeArraySizeException otherKey) {
            return false;
        }
    }

    private String opened(PrivateKey key) throws Exception {
        return new String(EncryptedFile.open(fetch(CONFIG + ".enc.sgn").bytes(), key), UTF_8);
    }

    private String text(String name) throws IOException, InterruptedException {
        return new String(fetch(name).bytes(), ISO_8859_1);
    }

    private Phone.Got fetch(String name) throws IOException, InterruptedException {
        return Phone.CURL_TFTP.fetch(suite, name);
    }

    private static String json(byte[] der) {
        return "{\"certificate\":\"-----BEGIN CERTIFICATE-----\\n"
                + Base64.getEncoder().encodeToString(der) + "\\n-----END CERTIFICATE-----\\n\"}";
    }

    private static String md5(byte[] der) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(der));
    }

    /** A key and a certificate, by a tool that every JDK has. */
    private static KeyStore phone() throws Exception {
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "phone-key-");
        Path file = folder.resolve("phone.p12");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "phone",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=CP-8861-" + PHONE,
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        var store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(Files.readAllBytes(file)), PASSWORD);
        Files.delete(file);
        Files.delete(folder.resolve("said"));
        Files.delete(folder);
        return store;
    }
}
