package io.option150.registry.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.web.tls.ServiceTls;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Owners by TLS: who is believed, and under which name. */
class TlsTest {

    private static final String HOST = "127.0.0.1";

    private final Vertx vertx = Vertx.vertx();

    private static final String PASSWORD = "password";

    @TempDir
    Path folder;

    // Set before each test.
    @SuppressWarnings("NullAway.Init")
    private HttpServer owner;

    @BeforeEach
    void listen() throws Exception {
        keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=owner",
                "-ext",
                "SAN=dns:localhost");
        keytool("-exportcert", "-rfc", "-file", certificate());
        var key =
                new PfxOptions().setPath(folder.resolve("owner.p12").toString()).setPassword(PASSWORD);
        owner = join(vertx.createHttpServer(new HttpServerOptions().setSsl(true).setKeyCertOptions(key))
                .requestHandler(call -> call.response().end("from the owner"))
                .listen(0, HOST));
    }

    @AfterEach
    void close() {
        join(vertx.close());
    }

    @Test
    void anOwnerIsBelievedByTheConfiguredAuthorityAndItsName() {
        assertThat(body(client("localhost", believing()).connect(Owner.FILE_STORE)))
                .isEqualTo("from the owner");
    }

    @Test
    void anOwnerWithoutAKnownAuthorityIsNot() {
        assertThatThrownBy(() -> body(client("localhost", ServiceTls.none()).connect(Owner.FILE_STORE)))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void anOwnerOfAnotherNameIsNot() {
        assertThatThrownBy(() -> body(client(HOST, believing()).connect(Owner.FILE_STORE)))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void aCopyOfTheEdgeIsAskedByItsAddressUnderTheEdgesName() {
        var copy = new EdgeCopies.Copy("a", HOST, owner.actualPort());
        assertThat(body(client("localhost", believing()).connect(copy))).isEqualTo("from the owner");
        assertThatThrownBy(() -> body(client("edge.example", believing()).connect(copy)))
                .hasCauseInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void weAskOurselvesWhereTheCallCameIn() {
        var here = SocketAddress.inetSocketAddress(owner.actualPort(), HOST);
        assertThat(body(client("localhost", believing()).connectHere(here, true)))
                .isEqualTo("from the owner");
    }

    private ServiceTls believing() {
        return ServiceTls.of(new PemTrustOptions().addCertPath(certificate()));
    }

    private String certificate() {
        return folder.resolve("owner.pem").toString();
    }

    /** A self-signed certificate and its key, by the JDK's own tool. */
    private void keytool(String... arguments) throws IOException, InterruptedException {
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var log = folder.resolve("keytool.log");
        var store = folder.resolve("owner.p12").toString();
        List<String> words = new ArrayList<>(List.of(tool));
        words.addAll(List.of(arguments));
        words.addAll(List.of("-storetype", "PKCS12", "-keystore", store, "-storepass", PASSWORD, "-alias", "owner"));
        int status = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        assertThat(status).as(Files.readString(log)).isZero();
    }

    private OwnerClient client(String name, ServiceTls tls) {
        var url = Optional.of("https://" + name + ":" + owner.actualPort());
        return new OwnerClient(
                vertx,
                Bench.settings(Duration.ofSeconds(5), Duration.ofMinutes(1), 4),
                new OwnerAddresses(url, url, url),
                tls);
    }

    private static String body(Future<HttpClientRequest> connection) {
        return join(connection.compose(HttpClientRequest::send).compose(answer -> answer.body()))
                .toString();
    }

    private static <T> T join(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
