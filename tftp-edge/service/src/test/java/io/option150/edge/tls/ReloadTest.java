package io.option150.edge.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.testkit.Await;
import io.option150.trust.contract.TlsHandover;
import io.option150.web.tls.ServerIdentity;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that runs shows a new certificate to the next connection. */
class ReloadTest {

    private static final char[] SECRET = "0123456789abcdef0123456789abcdef".toCharArray();

    @TempDir
    Path folder = Path.of("set by JUnit");

    @Test
    void theNextConnectionSeesTheNewCertificate() throws Exception {
        Made first = Made.of(folder, "first");
        Made second = Made.of(folder, "second");
        ServerKeys keys = new ServerKeys();
        Vertx vertx = Vertx.vertx();
        HttpServer server = Await.of(vertx.createHttpServer(new HttpServerOptions()
                        .setSsl(true)
                        .setHost("127.0.0.1")
                        .setPort(0)
                        .setKeyCertOptions(KeyCertOptions.wrap(keys)))
                .requestHandler(request -> request.response().end())
                .listen()
                .toCompletionStage());
        try {
            assertThat(keys.set(new ServerIdentity(List.of(first.certificate()), first.key())))
                    .isTrue();
            assertThat(shownBy(server.actualPort())).isEqualTo(first.certificate());

            keys.set(new ServerIdentity(List.of(second.certificate()), second.key()));
            assertThat(shownBy(server.actualPort())).isEqualTo(second.certificate());

            TlsHandover issued = Made.issued(folder, "issued");
            var opened = TlsHandover.open(issued.seal(SECRET), SECRET);
            keys.set(new ServerIdentity(opened.chain(), opened.key()));
            assertThat(chainShownBy(server.actualPort()))
                    .as("the issuer behind it, as clients without it need")
                    .isEqualTo(issued.chain())
                    .hasSize(2);
        } finally {
            Await.of(vertx.close().toCompletionStage());
        }
    }

    @Test
    void aHandshakeThatAChangeOvertakesGetsChainAndKeyOfOneCertificate() throws Exception {
        Made first = Made.of(folder, "first");
        Made second = Made.of(folder, "second");
        String type = first.key().getAlgorithm();
        ServerKeys keys = new ServerKeys();
        keys.set(new ServerIdentity(List.of(first.certificate()), first.key()));
        String before = alias(keys, type);

        keys.set(new ServerIdentity(List.of(second.certificate()), second.key()));
        String after = alias(keys, type);
        assertThat(after).isNotNull().isNotEqualTo(before);
        assertThat(keys.getCertificateChain(before)).containsExactly(first.certificate());
        assertThat(keys.getPrivateKey(before)).isEqualTo(first.key());
        assertThat(keys.getCertificateChain(after)).containsExactly(second.certificate());
        assertThat(keys.getPrivateKey(after)).isEqualTo(second.key());
        assertThat(alias(keys, type)).isEqualTo(after);
        assertThat(keys.getServerAliases("DSA", null)).isNull();
    }

    private static String alias(ServerKeys keys, String type) {
        return Objects.requireNonNull(keys.getServerAliases(type, null), "an alias")[0];
    }

    private static X509Certificate shownBy(int port) throws Exception {
        return chainShownBy(port).getFirst();
    }

    private static List<X509Certificate> chainShownBy(int port) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustAll()}, null);
        try (SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            socket.startHandshake();
            return Arrays.stream(socket.getSession().getPeerCertificates())
                    .map(X509Certificate.class::cast)
                    .toList();
        }
    }

    /** As a phone: what the server shows is looked at afterwards. */
    private static final class TrustAll extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
