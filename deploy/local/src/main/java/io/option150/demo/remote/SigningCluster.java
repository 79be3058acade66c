package io.option150.demo.remote;

import io.option150.trust.formats.header.DigestAlgorithm;
import io.option150.trust.formats.header.FormatVersion;
import io.option150.trust.formats.list.RecordBuilder;
import io.option150.trust.formats.list.TrustListKind;
import io.option150.trust.formats.list.TrustListSigner;
import io.option150.trust.formats.sgn.SgnFileName;
import io.option150.trust.formats.sgn.SgnSigner;
import io.option150.trust.formats.signer.Function;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What a cluster signs with: one key that is its SAST and signs its files. The certificate is made by the JDK's own {@code
 * keytool}, since Java has no public call for that.
 */
public final class SigningCluster {

    private static final String ALIAS = "sast";

    /** It opens a store that lives as long as the demo, in a folder of the demo's own. */
    private static final String PASSWORD = "option150";

    private final X509Certificate certificate;
    private final PrivateKey key;

    private SigningCluster(X509Certificate certificate, PrivateKey key) {
        this.certificate = certificate;
        this.key = key;
    }

    /**
     * Makes a key and its certificate.
     *
     * @param cluster common name of the certificate
     * @param folder where the store of both is left
     * @throws IOException when {@code keytool} makes none, with what it says
     */
    public static SigningCluster make(String cluster, Path folder) throws IOException, InterruptedException {
        Path store = folder.resolve(cluster + ".p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=" + cluster,
                        "-validity",
                        "30",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said;
        try (InputStream output = process.getInputStream()) {
            said = new String(output.readAllBytes(), System.getProperty("native.encoding", "UTF-8"));
        }
        if (process.waitFor() != 0) {
            throw new IOException("keytool makes no certificate for " + cluster + ": " + said.strip());
        }
        return read(store);
    }

    private static SigningCluster read(Path store) throws IOException {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            return new SigningCluster((X509Certificate) keys.getCertificate(ALIAS), (PrivateKey)
                    keys.getKey(ALIAS, PASSWORD.toCharArray()));
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificate that keytool made can't be read: " + e.getMessage(), e);
        }
    }

    /** The cluster's ITL: its one certificate, as SAST and as the signer of files. */
    public byte[] trustList() {
        return new TrustListSigner(certificate, key)
                .sign(
                        TrustListKind.ITL,
                        List.of(
                                new RecordBuilder(Function.SAST)
                                        .certificate(certificate)
                                        .build(),
                                new RecordBuilder(Function.CCM_TFTP)
                                        .certificate(certificate)
                                        .build()),
                        DigestAlgorithm.SHA_1,
                        Optional.<FormatVersion>empty(),
                        now());
    }

    /**
     * The signed form of a file.
     *
     * @param name as phones ask for it, with its {@code .sgn}
     */
    public byte[] signed(String name, byte[] plain) {
        byte[] header = new SgnSigner(certificate, key)
                .begin(new SgnFileName(name), DigestAlgorithm.SHA_1, now())
                .update(plain)
                .header();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(header);
        file.writeBytes(plain);
        return file.toByteArray();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
