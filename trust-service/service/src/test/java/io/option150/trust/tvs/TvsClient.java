package io.option150.trust.tvs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** A phone's side of the protocol, written from its description alone: it shares no code with the service. */
public final class TvsClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SSLSocket socket;
    private final OutputStream out;
    private final DataInputStream in;

    private TvsClient(SSLSocket socket) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.in = new DataInputStream(socket.getInputStream());
    }

    public static TvsClient to(InetSocketAddress server) throws IOException, GeneralSecurityException {
        return to(server, null, null);
    }

    /** As a phone of the 7900 series; only in a process in which {@link LegacyTls#allow()} came first. */
    static TvsClient of7900To(InetSocketAddress server) throws IOException, GeneralSecurityException {
        return to(server, "TLSv1", "TLS_RSA_WITH_AES_256_CBC_SHA");
    }

    private static TvsClient to(InetSocketAddress server, @Nullable String protocol, @Nullable String suite)
            throws IOException, GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Any()}, null);
        var socket = (SSLSocket) context.getSocketFactory().createSocket();
        if (protocol != null && suite != null) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.setEnabledCipherSuites(new String[] {suite});
        }
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.connect(server, (int) PATIENCE.toMillis());
        socket.startHandshake();
        return new TvsClient(socket);
    }

    String protocol() {
        return socket.getSession().getProtocol();
    }

    X509Certificate serverCertificate() throws IOException {
        return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }

    /** Answer without its session, in hexadecimal: {@code type status [role codes] [TTL]}, such as {@code 2 0 0203 86400}. */
    public String verify(byte[] der) throws IOException {
        return exchange(verification(der));
    }

    public String query(String subject, String issuer, byte[] serial) throws IOException {
        return exchange(queryMessage(subject, issuer, serial));
    }

    String exchange(byte[] request) throws IOException {
        send(request);
        return answer();
    }

    void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    String answer() throws IOException {
        byte[] header = new byte[10];
        in.readFully(header);
        byte[] body = new byte[ByteBuffer.wrap(header).getShort(8) & 0xFFFF];
        in.readFully(body);
        if (header[0] != 0x57 || header[1] != 1 || ByteBuffer.wrap(header).getInt(4) != 1001) {
            throw new IOException("no answer to this request: " + HexFormat.of().formatHex(header));
        }
        var elements = ByteBuffer.wrap(body);
        var told = new StringBuilder().append(header[2]);
        while (elements.hasRemaining()) {
            int tag = elements.get();
            byte[] value = new byte[elements.getShort() & 0xFFFF];
            elements.get(value);
            told.append(
                    switch (tag) {
                        case 7 -> " " + value[0];
                        case 8 -> " " + HexFormat.of().formatHex(value);
                        case 9 -> " " + ByteBuffer.wrap(value).getInt();
                        case 2 -> " certificate of " + value.length;
                        default -> throw new IOException("element " + tag);
                    });
        }
        return told.toString();
    }

    /** True when the server ends the connection without an answer. */
    boolean isClosed() throws IOException {
        try {
            return in.read() < 0;
        } catch (java.net.SocketTimeoutException open) {
            return false;
        } catch (java.net.SocketException reset) {
            return true;
        }
    }

    static byte[] verification(byte[] der) {
        return message(1, device(), element(2, der));
    }

    static byte[] queryMessage(String subject, String issuer, byte[] serial) {
        return message(
                3,
                device(),
                element(3, (subject + "\0").getBytes(UTF_8)),
                element(4, (issuer + "\0").getBytes(UTF_8)),
                element(5, serial));
    }

    static byte[] device() {
        return element(1, "\1CP-8861-SEPB000B4BA0AEE".getBytes(US_ASCII));
    }

    static byte[] element(int tag, byte[] value) {
        return ByteBuffer.allocate(3 + value.length)
                .put((byte) tag)
                .putShort((short) value.length)
                .put(value)
                .array();
    }

    static byte[] message(int type, byte[]... elements) {
        int length = 0;
        for (byte[] element : elements) {
            length += element.length;
        }
        var message = ByteBuffer.allocate(10 + length)
                .put(new byte[] {0x57, 1, (byte) type, 0})
                .putInt(1001)
                .putShort((short) length);
        for (byte[] element : elements) {
            message.put(element);
        }
        return message.array();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static final class Any implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
