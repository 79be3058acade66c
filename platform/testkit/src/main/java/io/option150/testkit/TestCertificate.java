package io.option150.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A self-signed certificate for {@code localhost} with its key, as PEM files; made by the JDK's keytool. */
public final class TestCertificate {

    private static final String PASSWORD = "password";
    private static final String ALIAS = "own";

    private final KeyStore store;
    private final Path folder;

    private TestCertificate(Path folder, KeyStore store) {
        this.folder = folder;
        this.store = store;
    }

    /** Makes one in a folder of its own. */
    public static TestCertificate make() {
        try {
            var folder = Files.createTempDirectory("option150-certificate");
            var file = folder.resolve("own.p12");
            keytool(folder, file);
            var store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
            var made = new TestCertificate(folder, store);
            made.write(
                    made.certificate(),
                    "CERTIFICATE",
                    store.getCertificate(ALIAS).getEncoded());
            var key = store.getKey(ALIAS, PASSWORD.toCharArray());
            made.write(made.key(), "PRIVATE KEY", key.getEncoded());
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while keytool ran", e);
        }
    }

    /** PEM file of the certificate, which is its own authority. */
    public Path certificate() {
        return folder.resolve("tls.crt");
    }

    /** PEM file of its private key (PKCS #8). */
    public Path key() {
        return folder.resolve("tls.key");
    }

    /** For a client that believes this certificate and no other. */
    public SSLContext trusting() {
        try {
            var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(ALIAS, store.getCertificate(ALIAS));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(Path file, String what, byte[] bytes) throws IOException {
        var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        Files.writeString(file, "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
    }

    private static void keytool(Path folder, Path file) throws IOException, InterruptedException {
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var log = folder.resolve("keytool.log");
        var words = (tool + " -genkeypair -keyalg EC -groupname secp256r1 -dname CN=option150 -ext SAN=dns:localhost"
                        + " -storetype PKCS12 -storepass " + PASSWORD + " -alias " + ALIAS + " -keystore")
                .split(" ");
        var command = new ArrayList<>(List.of(words));
        command.add(file.toString());
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException(Files.readString(log));
        }
    }
}
