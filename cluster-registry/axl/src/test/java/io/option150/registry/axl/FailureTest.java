package io.option150.registry.axl;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.registry.axl.failure.AxlException;
import io.option150.registry.axl.failure.AxlFailure;
import io.option150.registry.axl.http.Credentials;
import io.option150.registry.axl.http.ServerTrust;
import io.option150.registry.axl.http.ServerUrl;
import io.option150.registry.axl.standin.AxlStandIn;
import io.option150.registry.axl.standin.Trouble;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A failure names the step. */
class FailureTest {

    private static final String OTHER_SHA256 = "AB:".repeat(31) + "AB";

    private Cluster cluster;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        cluster = new Cluster(folder);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    private AxlFailure after(Trouble... troubles) throws Exception {
        cluster.standIn.next(troubles);
        try (AxlClient client = cluster.client()) {
            return Cluster.failure(client::version);
        }
    }

    private static AxlFailure at(String url) {
        var server = new AxlServer(
                ServerUrl.of(url),
                new Credentials("reader", () -> "secret"),
                new ServerTrust.Pinned(OTHER_SHA256),
                Duration.ofSeconds(5),
                List.of(),
                Optional.empty());
        try (AxlClient client = new AxlClient(server)) {
            return Cluster.failure(client::version);
        }
    }

    @Test
    void dns() {
        assertThat(at("cucm.nowhere.invalid"))
                .isEqualTo(new AxlFailure.NoAddress("cucm.nowhere.invalid"))
                .extracting(AxlFailure::message)
                .isEqualTo("DNS: cucm.nowhere.invalid has no address.");
    }

    @Test
    void tcp() throws Exception {
        cluster.standIn.down();
        try (AxlClient client = cluster.client()) {
            assertThat(Cluster.failure(client::version))
                    .isInstanceOf(AxlFailure.NoConnection.class)
                    .extracting(AxlFailure::message)
                    .asString()
                    .startsWith("TCP: no connection to 127.0.0.1:");
            cluster.standIn.up();
            assertThat(client.version()).isEqualTo("12.5.1.11900(146)");
        }
    }

    @Test
    void tlsNamesTheCertificateThatIsNotThePinnedOne() throws Exception {
        assertThat(at("127.0.0.1:" + cluster.standIn.port()))
                .isInstanceOf(AxlFailure.TlsRefused.class)
                .extracting(AxlFailure::message)
                .asString()
                .contains(OTHER_SHA256)
                .endsWith("It shows the certificate with SHA-256 " + cluster.tomcat.sha256() + ".");
    }

    @Test
    void tlsNamesTheCertificateThatNoAuthoritySigned() throws Exception {
        try (AxlClient client =
                cluster.client(new ServerTrust.Authorities(List.of()), AxlStandIn.PASSWORD, Cluster.PATIENCE)) {
            assertThat(Cluster.failure(client::version))
                    .isInstanceOfSatisfying(
                            AxlFailure.TlsRefused.class,
                            refused -> assertThat(refused.shownSha256()).contains(sha256()));
        }
    }

    private String sha256() {
        try {
            return cluster.tomcat.sha256();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void aGivenAuthorityIsBelievedForItsServersNameOnly() throws Exception {
        var authority = new ServerTrust.Authorities(List.of(cluster.tomcat.certificate()));
        try (AxlClient client = cluster.client(authority, AxlStandIn.PASSWORD, Cluster.PATIENCE)) {
            assertThat(client.version()).isEqualTo("12.5.1.11900(146)");
        }
        var byName = new AxlServer(
                ServerUrl.of("localhost:" + cluster.standIn.port()),
                new Credentials(AxlStandIn.USERNAME, () -> AxlStandIn.PASSWORD),
                authority);
        try (AxlClient client = new AxlClient(byName)) {
            assertThat(Cluster.failure(client::version)).isInstanceOf(AxlFailure.TlsRefused.class);
        }
    }

    @Test
    void tlsWhereNobodySpeaksIt() throws Exception {
        try (var plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var _ = Thread.startVirtualThread(() -> answerPlainly(plain));
            assertThat(at("127.0.0.1:" + plain.getLocalPort()))
                    .isInstanceOfSatisfying(
                            AxlFailure.TlsRefused.class,
                            refused -> assertThat(refused.shownSha256()).isEmpty());
        }
    }

    private static void answerPlainly(ServerSocket plain) {
        try (var socket = plain.accept()) {
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
            socket.getInputStream().readAllBytes();
        } catch (IOException _) {
            // The test has closed the socket.
        }
    }

    @Test
    void aWrongPassword() throws Exception {
        try (AxlClient client =
                cluster.client(new ServerTrust.Pinned(cluster.tomcat.sha256()), "wrong", Cluster.PATIENCE)) {
            assertThat(Cluster.failure(client::version)).isEqualTo(new AxlFailure.Unauthorized(AxlStandIn.USERNAME));
        }
        assertThat(cluster.standIn.operations()).isEmpty();
    }

    @Test
    void aUserWithoutTheRole() throws Exception {
        assertThat(after(Trouble.FORBIDDEN)).isEqualTo(new AxlFailure.Forbidden(AxlStandIn.USERNAME));
    }

    @Test
    void aBusyClusterIsAskedAgainAndThenLeftInPeace() throws Exception {
        try (AxlClient client = cluster.client()) {
            cluster.standIn.next(Trouble.BUSY, Trouble.BUSY);
            assertThat(client.version()).isEqualTo("12.5.1.11900(146)");
        }
        assertThat(after(Trouble.BUSY, Trouble.BUSY, Trouble.BUSY)).isEqualTo(new AxlFailure.Busy(3));
        assertThat(cluster.standIn.operations()).hasSize(6);
    }

    @Test
    void aFaultSaysItsOwnWords() throws Exception {
        assertThat(after(Trouble.FAULT))
                .isEqualTo(new AxlFailure.Fault("getCCMVersion", -239, "Could not insert new row"));
    }

    @Test
    void aCutBody() throws Exception {
        assertThat(after(Trouble.CUT_BODY)).isInstanceOf(AxlFailure.CutBody.class);
    }

    @Test
    void aServerThatHangsUpOnceIsAskedAgain() throws Exception {
        try (AxlClient client = cluster.client()) {
            cluster.standIn.next(Trouble.HANG_UP);
            assertThat(client.version()).isEqualTo("12.5.1.11900(146)");
        }
        assertThat(after(Trouble.HANG_UP, Trouble.HANG_UP)).isEqualTo(new AxlFailure.CutBody("getCCMVersion", 0));
    }

    @Test
    void aBodyThatStopsIsNotWaitedForForever() throws Exception {
        cluster.standIn.next(Trouble.STALL);
        var patience = Duration.ofSeconds(2);
        try (AxlClient client =
                cluster.client(new ServerTrust.Pinned(cluster.tomcat.sha256()), AxlStandIn.PASSWORD, patience)) {
            assertThat(Cluster.failure(client::version)).isEqualTo(new AxlFailure.TimedOut("getCCMVersion", patience));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"ENTITY", "HTML"})
    void whatIsNoAnswerOfAxlIsRefused(Trouble trouble) throws Exception {
        assertThat(after(trouble)).isInstanceOf(AxlFailure.Malformed.class);
    }

    @Test
    void aReleaseThatIsTooOldIsNamed() throws Exception {
        cluster.standIn.site().release("8.6.2.20000(2)");
        assertThat(after()).isEqualTo(new AxlFailure.TooOld("8.6.2.20000(2)"));
    }

    @Test
    void nothingShowsThePassword() throws Exception {
        var credentials = new Credentials("reader", () -> "hush-hush");
        var server = new AxlServer(
                ServerUrl.of("127.0.0.1:" + cluster.standIn.port()),
                credentials,
                new ServerTrust.Pinned(cluster.tomcat.sha256()));
        var told = new StringWriter();
        try (AxlClient client = new AxlClient(server)) {
            client.version();
        } catch (AxlException refused) {
            refused.printStackTrace(new PrintWriter(told));
        }
        assertThat(told.toString()).contains("HTTP 401").doesNotContain("hush-hush");
        assertThat(server + " " + credentials).contains("reader").doesNotContain("hush-hush");
    }
}
