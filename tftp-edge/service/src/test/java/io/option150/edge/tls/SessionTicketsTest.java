package io.option150.edge.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.web.tls.ServerIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A session that one copy of the edge began goes on at another, which a client tells by the certificate of the first: the
 * other copy here shows one of its own to whoever shakes hands with it.
 */
class SessionTicketsTest {

    @TempDir
    Path folder = Path.of("set by JUnit");

    private final ServerKeys keys = new ServerKeys();
    private final ServerKeys others = new ServerKeys();
    private X509Certificate shown;
    private X509Certificate shownByOthers;

    @BeforeEach
    void make() throws Exception {
        shown = certify(keys, "one");
        shownByOthers = certify(others, "other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void copiesThatShareASecretTakeUpEachOthersSessions(String protocol) throws Exception {
        Optional<Path> secret = secret("a");
        assertThat(seenAtTheOther(protocol, secret, secret)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void othersShakeHandsAnew(String protocol) throws Exception {
        assertThat(seenAtTheOther(protocol, secret("a"), secret("b"))).isEqualTo(shownByOthers);
        assertThat(seenAtTheOther(protocol, Optional.empty(), Optional.empty()))
                .as("without a secret, each copy has one of its own")
                .isEqualTo(shownByOthers);
    }

    private X509Certificate seenAtTheOther(String protocol, Optional<Path> secret, Optional<Path> othersSecret)
            throws Exception {
        TlsClient client = new TlsClient(protocol);
        int port;
        try (TlsServer one = TlsServer.start(TlsEngine.NATIVE, keys, 0, secret)) {
            port = one.port();
            assertThat(client.shownBy(port)).isEqualTo(shown);
        }
        // To a client they are one server, as behind a Service.
        try (TlsServer other = TlsServer.start(TlsEngine.NATIVE, others, port, othersSecret)) {
            return client.shownBy(other.port());
        }
    }

    private X509Certificate certify(ServerKeys whose, String name) throws Exception {
        Made made = Made.of(folder, name);
        whose.set(new ServerIdentity(List.of(made.certificate()), made.key()));
        return made.certificate();
    }

    private Optional<Path> secret(String letter) throws Exception {
        return Optional.of(Files.writeString(folder.resolve(letter), letter.repeat(32)));
    }
}
