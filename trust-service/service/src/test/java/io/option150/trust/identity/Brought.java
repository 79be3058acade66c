package io.option150.trust.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.option150.trust.Settings;
import io.option150.trust.certificate.X509;
import io.option150.trust.contract.CertificateUse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;

/** A certificate with its key, in the forms in which an admin brings them. */
record Brought(X509Certificate certificate, PrivateKey key) {

    static Brought make(String name, CertificateUse kind) {
        Identity made =
                new CertificateIssuer(Settings.with(Map.of("option150.trust.subject.common-name", name))).issue(kind);
        return new Brought(made.certificate(), made.privateKey());
    }

    String certificatePem() {
        return X509.pem(certificate);
    }

    String keyPem() {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(key.getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
    }

    String pkcs12(String password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("any", key, password.toCharArray(), new Certificate[] {certificate});
        var bytes = new ByteArrayOutputStream();
        store.store(bytes, password.toCharArray());
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    @Override
    public String toString() {
        return "Brought[" + certificate.getSubjectX500Principal() + "]";
    }
}
