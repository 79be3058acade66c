package io.option150.registry.axl.http;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Believes a server's certificate or not, and remembers which one it showed last, so that a refusal can name it. */
final class ShownCertificate extends X509ExtendedTrustManager {

    private final ServerTrust trust;
    private final X509ExtendedTrustManager authorities;
    private volatile @Nullable String last;

    private ShownCertificate(ServerTrust trust, X509ExtendedTrustManager authorities) {
        this.trust = trust;
        this.authorities = authorities;
    }

    static ShownCertificate by(ServerTrust trust) {
        try {
            return new ShownCertificate(
                    trust,
                    switch (trust) {
                        case ServerTrust.Authorities those -> manager(those.certificates());
                        case ServerTrust.Pinned _ -> manager(List.of());
                    });
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("the JDK's own trust", impossible);
        }
    }

    private static X509ExtendedTrustManager manager(List<X509Certificate> certificates)
            throws GeneralSecurityException, IOException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        if (certificates.isEmpty()) {
            factory.init((KeyStore) null);
        } else {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (int index = 0; index < certificates.size(); index++) {
                store.setCertificateEntry("authority" + index, certificates.get(index));
            }
            factory.init(store);
        }
        return Stream.of(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }

    SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {this}, null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the JDK's own TLS", impossible);
        }
    }

    /** Before a call, so that what an earlier one was shown is not told of this one. */
    void forget() {
        last = null;
    }

    /** SHA-256 of the certificate that was shown last, as {@code AB:CD:…}. */
    Optional<String> last() {
        return Optional.ofNullable(last);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        String shown = ServerTrust.Pinned.written(sha256(chain[0]));
        last = shown;
        switch (trust) {
            case ServerTrust.Pinned pinned -> {
                if (!pinned.sha256().equals(shown)) {
                    throw new CertificateException("it is not the pinned certificate " + pinned.sha256());
                }
            }
            case ServerTrust.Authorities _ -> authorities.checkServerTrusted(chain, authType, engine);
        }
    }

    private static byte[] sha256(X509Certificate certificate) throws CertificateException {
        try {
            return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        } catch (NoSuchAlgorithmException impossible) {
            throw new CertificateException(impossible);
        }
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trust instanceof ServerTrust.Authorities ? authorities.getAcceptedIssuers() : new X509Certificate[0];
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("no sockets are used here");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("no unnamed peers are believed");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("this is no server");
    }
}
