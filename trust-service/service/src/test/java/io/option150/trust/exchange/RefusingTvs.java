package io.option150.trust.exchange;

import io.option150.trust.contract.TlsHandover;
import io.option150.trust.formats.tlv.MalformedException;
import io.option150.trust.formats.tvs.TvsMessage;
import io.option150.trust.formats.tvs.TvsReader;
import io.option150.trust.formats.tvs.TvsWriter;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A cluster's TVS that knows nobody. */
final class RefusingTvs implements AutoCloseable {

    private static final char[] SECRET = "0123456789abcdef0123456789abcdef".toCharArray();

    private final SSLServerSocket door;
    private final Thread thread;

    RefusingTvs(TlsHandover identity) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(new ByteArrayInputStream(identity.seal(SECRET)), SECRET);
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, SECRET);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        door = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        thread = Thread.ofVirtual().start(this::serve);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(door.getInetAddress(), door.getLocalPort());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        door.close();
        thread.join();
    }

    private void serve() {
        while (!door.isClosed()) {
            try (SSLSocket phone = (SSLSocket) door.accept()) {
                phone.getOutputStream().write(TvsWriter.encode(answer(new DataInputStream(phone.getInputStream()))));
            } catch (MalformedException | UncheckedIOException malformed) {
                throw new IllegalStateException(malformed);
            } catch (IOException gone) {
                // A caller that left early, or the test is over.
            }
        }
    }

    private static TvsMessage answer(DataInputStream in) throws IOException, MalformedException {
        byte[] header = new byte[TvsReader.HEADER];
        in.readFully(header);
        byte[] message = Arrays.copyOf(header, TvsReader.length(header));
        in.readFully(message, TvsReader.HEADER, message.length - TvsReader.HEADER);
        return ((TvsMessage.Request) TvsReader.decode(message)).refusal();
    }
}
