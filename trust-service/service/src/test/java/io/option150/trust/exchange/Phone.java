package io.option150.trust.exchange;

import io.option150.trust.formats.Reading;
import io.option150.trust.formats.list.TrustList;
import io.option150.trust.formats.list.TrustListVerifier;
import io.option150.trust.formats.sgn.SgnFile;
import io.option150.trust.formats.sgn.SgnVerifier;
import io.option150.trust.formats.signer.CertificateDer;
import io.option150.trust.formats.signer.Function;
import io.option150.trust.formats.signer.SignerId;
import io.option150.trust.formats.signer.TrustedSigner;
import io.option150.trust.formats.tlv.MalformedException;
import io.option150.trust.formats.tvs.DeviceName;
import io.option150.trust.formats.tvs.TvsMessage;
import io.option150.trust.formats.tvs.TvsReader;
import io.option150.trust.formats.tvs.TvsSession;
import io.option150.trust.formats.tvs.TvsWriter;
import io.option150.trust.formats.verify.Verdict;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A phone as far as trust goes: it holds trust lists, takes new ones by the rules, and asks its cluster's TVS for signers
 * that it does not know. Its clock is moved by hand.
 */
final class Phone {

    /** What the TVS said of a signer, and until when. */
    private record Told(TrustedSigner signer, Instant until) {}

    private final InetSocketAddress tvs;
    private final Map<SignerId, Told> told = new HashMap<>();
    private Instant now = Instant.now();
    private @Nullable TrustList itl;
    private @Nullable TrustList ctl;
    private int asked;

    Phone(InetSocketAddress tvs) {
        this.tvs = tvs;
    }

    /** The first list is trusted blindly, each next one by the one that is held. */
    boolean takeItl(byte[] file) throws MalformedException {
        TrustList next = TrustList.decode(file, Reading.STRICT);
        TrustList held = ctl != null ? ctl : itl;
        if (isTaken(next, held)) {
            itl = next;
            return true;
        }
        return false;
    }

    boolean takeCtl(byte[] file) throws MalformedException {
        TrustList next = TrustList.decode(file, Reading.STRICT);
        if (isTaken(next, ctl)) {
            ctl = next;
            return true;
        }
        return false;
    }

    /** Whether it uses a signed file. */
    boolean accepts(byte[] file) throws Exception {
        SgnFile signed = SgnFile.decode(file, Reading.STRICT);
        Verdict verdict = new SgnVerifier(lists(), now).verify(signed);
        if (verdict instanceof Verdict.UnknownSigner unknown && itl != null) {
            Optional<TrustedSigner> vouched = ask(unknown.signer());
            return vouched.isPresent()
                    && new SgnVerifier(List.of(vouched.get()), now).verify(signed) instanceof Verdict.Valid;
        }
        return verdict instanceof Verdict.Valid;
    }

    /** Time goes by. */
    void pass(Duration time) {
        now = now.plus(time);
    }

    /** How often the TVS was asked. */
    int asked() {
        return asked;
    }

    private static boolean isTaken(TrustList next, @Nullable TrustList held) {
        var verifier = TrustListVerifier.timeless();
        Verdict verdict = held == null ? verifier.verifyFirst(next) : verifier.verifyUpdate(next, held);
        return verdict instanceof Verdict.Valid;
    }

    private List<TrustedSigner> lists() {
        List<TrustedSigner> all = new ArrayList<>();
        if (ctl != null) {
            all.addAll(ctl.trusted());
        }
        if (itl != null) {
            all.addAll(itl.trusted());
        }
        return all;
    }

    private Optional<TrustedSigner> ask(SignerId signer) throws Exception {
        Told held = told.get(signer);
        if (held != null && now.isBefore(held.until())) {
            return Optional.of(held.signer());
        }
        told.remove(signer);
        if (query(signer) instanceof TvsMessage.QueryResponse known) {
            X509Certificate certificate =
                    CertificateDer.read(known.certificate()).orElseThrow();
            var vouched =
                    new TrustedSigner(certificate, new HashSet<>(known.vouch().roles()));
            told.put(signer, new Told(vouched, now.plus(known.vouch().ttl())));
            return Optional.of(vouched);
        }
        return Optional.empty();
    }

    private TvsMessage query(SignerId signer) throws IOException, GeneralSecurityException, MalformedException {
        asked++;
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new ByTheItl()}, null);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(tvs.getAddress(), tvs.getPort())) {
            socket.setSoTimeout(10_000);
            socket.startHandshake();
            checkServer((X509Certificate) socket.getSession().getPeerCertificates()[0]);
            var question = new TvsMessage.QueryRequest(
                    new TvsSession(TvsSession.VERSION, 1001),
                    new DeviceName("CP-8861-SEPB000B4BA0AEE"),
                    Optional.of(signer.subject()),
                    signer.issuer(),
                    signer.serial());
            socket.getOutputStream().write(TvsWriter.encode(question));
            return read(new DataInputStream(socket.getInputStream()));
        }
    }

    /** No host name is looked at: the server's certificate must be the one in the ITL. */
    private void checkServer(X509Certificate shown) throws IOException {
        boolean listed = itl != null
                && itl.trusted().stream()
                        .anyMatch(known -> known.certificate().equals(shown)
                                && known.functions().contains(Function.TVS));
        if (!listed) {
            throw new IOException("the TVS shows a certificate that is not in the ITL");
        }
    }

    private static TvsMessage read(DataInputStream in) throws IOException, MalformedException {
        byte[] header = new byte[TvsReader.HEADER];
        in.readFully(header);
        byte[] message = Arrays.copyOf(header, TvsReader.length(header));
        in.readFully(message, TvsReader.HEADER, message.length - TvsReader.HEADER);
        return TvsReader.decode(message);
    }

    /** Lets the handshake go through; {@link #checkServer} decides. */
    private static final class ByTheItl extends X509ExtendedTrustManager {
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
