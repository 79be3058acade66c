package io.option150.registry.gateway;

import io.option150.web.tls.ServiceTls;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;

/** The connections to owners; made by the first call, when the settings have been checked. */
@ApplicationScoped
class OwnerClient {

    /** Shorter than what servers grant an idle connection, so that a reused one is rarely about to be closed. */
    private static final int KEEP_ALIVE_SECONDS = 4;

    /** More calls than this that wait for a connection are told so at once. */
    private static final int WAITING = 1024;

    /** Certificates of services have it beside their names. */
    private static final String ITSELF = "localhost";

    private final HttpClient client;
    private final OwnerAddresses addresses;
    private final Duration connectTimeout;
    private final Duration answerTimeout;

    OwnerClient(Vertx vertx, GatewaySettings settings, OwnerAddresses addresses, ServiceTls tls) {
        this.addresses = addresses;
        this.connectTimeout = settings.connectTimeout();
        this.answerTimeout = settings.answerTimeout();
        this.client = vertx.createHttpClient(
                tls.trusting(new HttpClientOptions()
                        .setConnectTimeout(Math.toIntExact(connectTimeout.toMillis()))
                        .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)),
                new PoolOptions().setHttp1MaxSize(settings.connections()).setMaxWaitQueueSize(WAITING));
    }

    /** A connection to the owner, on which a call can be sent; fails when there is none in time. */
    Future<HttpClientRequest> connect(Owner owner) {
        var url = addresses.of(owner);
        int standard = isTls(url) ? 443 : 80;
        return connect(to(url.getHost(), url.getPort() < 0 ? standard : url.getPort(), isTls(url)));
    }

    /**
     * A connection to this copy of the edge, by TLS where the edge's own URL says so; fails when there is none in time. Its
     * certificate bears the name of that URL: no certificate knows the address of a copy.
     */
    Future<HttpClientRequest> connect(EdgeCopies.Copy copy) {
        var edge = addresses.of(Owner.TFTP_EDGE);
        return isTls(edge)
                ? connectAs(edge.getHost(), copy.host(), copy.port())
                : connect(to(copy.host(), copy.port(), false));
    }

    /** A connection to this very service, where a call came in; by TLS under the name of this machine to itself. */
    Future<HttpClientRequest> connectHere(SocketAddress here, boolean tls) {
        return tls
                ? connectAs(ITSELF, here.hostAddress(), here.port())
                : connect(to(here.hostAddress(), here.port(), false));
    }

    private Future<HttpClientRequest> connectAs(String name, String host, int port) {
        return connect(to(name, port, true).setServer(SocketAddress.inetSocketAddress(port, host)));
    }

    private static RequestOptions to(String host, int port, boolean tls) {
        return new RequestOptions().setHost(host).setPort(port).setSsl(tls);
    }

    private static boolean isTls(URI url) {
        return "https".equals(url.getScheme());
    }

    private Future<HttpClientRequest> connect(RequestOptions call) {
        // Here it bounds the wait for a free connection, too.
        return client.request(call.setConnectTimeout(connectTimeout.toMillis()).setFollowRedirects(false));
    }

    /** How long an owner may be silent. */
    Duration answerTimeout() {
        return answerTimeout;
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
