package io.option150.edge.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.option150.trust.contract.TlsHandover;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A certificate with its key, made by the JDK's keytool. */
public record Made(X509Certificate certificate, PrivateKey key) {

    private static final String PASSWORD = "password";

    public static Made of(Path folder, String name) throws IOException, InterruptedException, GeneralSecurityException {
        keytool(folder, name, "-alias", "own", "-dname", "CN=" + name);
        KeyStore made = open(folder, name);
        return new Made(
                (X509Certificate) made.getCertificate("own"), (PrivateKey) made.getKey("own", PASSWORD.toCharArray()));
    }

    /** A certificate that another one has issued, and that one behind it. */
    static TlsHandover issued(Path folder, String name)
            throws IOException, InterruptedException, GeneralSecurityException {
        keytool(folder, name, "-alias", "issuer", "-dname", "CN=issuer of " + name, "-ext", "bc:critical");
        keytool(folder, name, "-alias", "own", "-dname", "CN=" + name, "-signer", "issuer");
        KeyStore made = open(folder, name);
        return new TlsHandover(
                Arrays.stream(made.getCertificateChain("own"))
                        .map(X509Certificate.class::cast)
                        .toList(),
                (PrivateKey) made.getKey("own", PASSWORD.toCharArray()));
    }

    private static KeyStore open(Path folder, String name) throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(folder.resolve(name + ".p12").toFile(), PASSWORD.toCharArray());
    }

    private static void keytool(Path folder, String name, String... what) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-storetype",
                "PKCS12",
                "-keystore",
                folder.resolve(name + ".p12").toString(),
                "-storepass",
                PASSWORD));
        command.addAll(List.of(what));
        Path log = folder.resolve(name + ".log");
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException(Files.readString(log));
        }
    }

    public void writePem(Path certificateFile, Path keyFile) throws IOException, GeneralSecurityException {
        Files.writeString(keyFile, pem("PRIVATE KEY", key.getEncoded()));
        Files.writeString(certificateFile, pem("CERTIFICATE", certificate.getEncoded()));
    }

    TlsHandover handover() {
        return new TlsHandover(List.of(certificate), key);
    }

    boolean isShownBy(Optional<X509Certificate> shown) {
        return shown.map(certificate::equals).orElse(false);
    }

    private static String pem(String type, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der);
        return "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n";
    }
}
