package io.option150.trust.tvs;

import java.math.BigInteger;
import java.net.InetAddress;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Shakes hands as a 7900 does, in a process of its own: what Java forbids is read once a process. */
final class LegacyTlsProbe {

    static final int HANDSHAKE_REFUSED = 3;

    private static final String[] PROTOCOL = {"TLSv1"};
    private static final String[] SUITE = {"TLS_RSA_WITH_AES_256_CBC_SHA"};

    private LegacyTlsProbe() {}

    /** Exit code 0 after a handshake, {@value #HANDSHAKE_REFUSED} when Java refuses it. */
    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("allow")) {
            LegacyTls.allow();
        }
        SSLContext context = context();
        try (var server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setEnabledProtocols(PROTOCOL);
            var accepted = CompletableFuture.runAsync(() -> {
                try (var socket = (SSLSocket) server.accept()) {
                    socket.setEnabledCipherSuites(SUITE);
                    socket.startHandshake();
                } catch (Exception failed) {
                    throw new IllegalStateException(failed);
                }
            });
            try (var phone = (SSLSocket)
                    context.getSocketFactory().createSocket(server.getInetAddress(), server.getLocalPort())) {
                phone.setEnabledProtocols(PROTOCOL);
                phone.setEnabledCipherSuites(SUITE);
                phone.startHandshake();
            }
            accepted.join();
        } catch (SSLException | IllegalArgumentException refused) {
            System.exit(HANDSHAKE_REFUSED);
        }
        System.exit(0);
    }

    private static SSLContext context() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var pair = generator.generateKeyPair();
        var name = new X500Name("CN=probe");
        Instant now = Instant.now();
        var certificate = new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                name,
                                BigInteger.ONE,
                                Date.from(now.minus(Duration.ofDays(1))),
                                Date.from(now.plus(Duration.ofDays(1))),
                                name,
                                pair.getPublic())
                        .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate())));
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("probe", pair.getPrivate(), new char[0], new Certificate[] {certificate});
        store.setCertificateEntry("trusted", certificate);
        var keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, new char[0]);
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
