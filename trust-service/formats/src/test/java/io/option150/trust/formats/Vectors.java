package io.option150.trust.formats;

import io.option150.trust.formats.signer.Function;
import io.option150.trust.formats.signer.TrustedSigner;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files under {@code vectors}. */
public final class Vectors {

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----(.*)-----END PRIVATE KEY-----", Pattern.DOTALL);

    private Vectors() {}

    public static byte[] read(String path) {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + path)) {
            return Objects.requireNonNull(in, path).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(path, unreadable);
        }
    }

    public static X509Certificate certificate(String name) {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors/certificates/" + name + ".crt")) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalStateException(name, unreadable);
        }
    }

    public static PrivateKey old1024Key() {
        return key("old1024");
    }

    /** One of the set's throw-away RSA keys. */
    public static PrivateKey key(String name) {
        Matcher pem = KEY.matcher(new String(read("certificates/" + name + ".pem"), StandardCharsets.US_ASCII));
        if (!pem.find()) {
            throw new IllegalStateException("no key in " + name + ".pem");
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException(name + ".pem", unreadable);
        }
    }

    /** The signers in the roles that the set gives them. */
    public static List<TrustedSigner> trusted() {
        return List.of(
                new TrustedSigner(certificate("ccmtftp"), Set.of(Function.CCM_TFTP)),
                new TrustedSigner(certificate("sast"), Set.of(Function.SAST)),
                new TrustedSigner(certificate("tvs"), Set.of(Function.TVS)),
                new TrustedSigner(certificate("old1024"), Set.of(Function.TFTP)));
    }
}
