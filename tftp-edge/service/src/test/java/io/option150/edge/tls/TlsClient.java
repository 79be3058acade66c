package io.option150.edge.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** A phone's TLS: it takes up its session with a server again where it can, and says what certificates that is with. */
final class TlsClient {

    private static final byte[] REQUEST =
            "GET / HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n".getBytes(US_ASCII);

    private final SSLContext context;
    private final String[] protocols;

    TlsClient() throws GeneralSecurityException {
        this("TLSv1.2", "TLSv1.3");
    }

    /** @param protocols that it speaks */
    TlsClient(String... protocols) throws GeneralSecurityException {
        this.protocols = protocols.clone();
        this.context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustAll()}, null);
    }

    X509Certificate shownBy(int port) throws Exception {
        return chainShownBy(port).getFirst();
    }

    /** Asks something on a new connection; that of the full handshake, if the session is taken up again. */
    List<X509Certificate> chainShownBy(int port) throws Exception {
        try (SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            socket.setEnabledProtocols(protocols);
            socket.getOutputStream().write(REQUEST);
            // Tickets of TLS 1.3 come after the handshake.
            socket.getInputStream().readAllBytes();
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
