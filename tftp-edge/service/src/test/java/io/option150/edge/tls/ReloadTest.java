package io.option150.edge.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.trust.contract.TlsHandover;
import io.option150.web.tls.ServerIdentity;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that runs shows a new certificate to the next connection. */
class ReloadTest {

    private static final char[] SECRET = "0123456789abcdef0123456789abcdef".toCharArray();

    @TempDir
    Path folder = Path.of("set by JUnit");

    @ParameterizedTest
    @EnumSource(names = {"NATIVE", "JDK"})
    void theNextConnectionSeesTheNewCertificate(TlsEngine engine) throws Exception {
        Made first = Made.of(folder, "first");
        Made second = Made.of(folder, "second");
        ServerKeys keys = new ServerKeys();
        try (TlsServer server = TlsServer.start(engine, keys, 0, Optional.empty())) {
            assertThat(keys.set(new ServerIdentity(List.of(first.certificate()), first.key())))
                    .isTrue();
            assertThat(new TlsClient().shownBy(server.port())).isEqualTo(first.certificate());

            keys.set(new ServerIdentity(List.of(second.certificate()), second.key()));
            assertThat(new TlsClient().shownBy(server.port())).isEqualTo(second.certificate());

            TlsHandover issued = Made.issued(folder, "issued");
            var opened = TlsHandover.open(issued.seal(SECRET), SECRET);
            keys.set(new ServerIdentity(opened.chain(), opened.key()));
            assertThat(new TlsClient().chainShownBy(server.port()))
                    .as("the issuer behind it, as clients without it need")
                    .isEqualTo(issued.chain())
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NATIVE", "JDK"})
    void noHandshakeFailsWhileCertificatesChange(TlsEngine engine) throws Exception {
        List<ServerIdentity> identities = List.of(identity("first"), identity("second"), identity("third"));
        ServerKeys keys = new ServerKeys();
        keys.set(identities.getFirst());
        try (TlsServer server = TlsServer.start(engine, keys, 0, Optional.empty());
                ExecutorService phones = Executors.newFixedThreadPool(4)) {
            List<Future<X509Certificate>> seen = new ArrayList<>();
            for (int n = 0; n < 100; n++) {
                seen.add(phones.submit(() -> new TlsClient().shownBy(server.port())));
            }
            for (int n = 0; seen.stream().anyMatch(one -> !one.isDone()); n++) {
                keys.set(identities.get(n % identities.size()));
                // Faster than any handshake, and not so fast that no alias lives to see its certificate asked for.
                Thread.sleep(1);
            }
            for (Future<X509Certificate> one : seen) {
                assertThat(one.get())
                        .isIn(identities.stream()
                                .map(ServerIdentity::certificate)
                                .toList());
            }
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

    private ServerIdentity identity(String name) throws Exception {
        Made made = Made.of(folder, name);
        return new ServerIdentity(List.of(made.certificate()), made.key());
    }
}
