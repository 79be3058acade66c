package io.option150.trust.exchange;

import io.option150.registry.contract.ClusterRecord;
import io.option150.tftp.net.client.FetchOptions;
import io.option150.tftp.net.client.TftpClient;
import io.option150.tftp.net.client.WholeFile;
import io.option150.web.http.BoundedBody;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Fetches small files of remote clusters as a phone does: HTTP first, then TFTP. */
@Singleton
class RemoteFiles {

    /** Phones load no longer list. */
    private static final int MAX_BYTES = 64 << 10;

    private final TftpClient tftp;
    private final HttpClient http;
    private final ExchangeSettings settings;

    RemoteFiles(Vertx vertx, ExchangeSettings settings) {
        this.settings = settings;
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(settings.patience().toMillis())));
        try {
            this.tftp = TftpClient.start();
        } catch (IOException noSelector) {
            throw new UncheckedIOException(noSelector);
        }
    }

    /**
     * The file as the first of the cluster's addresses gives it that answers.
     *
     * @return empty when the cluster says that it has none; fails when nobody there can tell, with the cause for each
     *     address
     */
    Uni<Optional<byte[]>> fetch(ClusterRecord cluster, String name) {
        return EachAddress.of(cluster, address -> {
            Uni<Optional<byte[]>> byTftp = byTftp(address, cluster.tftpPort(), name);
            Integer port = cluster.httpPort();
            return port == null
                    ? byTftp
                    : byHttp(address, port, name)
                            .onFailure()
                            .recoverWithUni(http -> byTftp.onFailure()
                                    .transform(both ->
                                            new IOException(http.getMessage() + "; " + both.getMessage(), both)));
        });
    }

    private Uni<Optional<byte[]>> byHttp(String address, int port, String name) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(port, address))
                .setHost(address)
                .setPort(port)
                .setURI("/" + name)
                .setTimeout(settings.patience().toMillis());
        return Uni.createFrom()
                .deferred(() -> UniHelper.toUni(
                        http.request(options).compose(HttpClientRequest::send).compose(this::body)))
                .onFailure()
                .transform(failure -> Away.at(address, "HTTP port " + port, failure, settings.patience()));
    }

    private Future<Optional<byte[]>> body(HttpClientResponse response) {
        if (response.statusCode() == 200) {
            return BoundedBody.read(response, MAX_BYTES, settings.patience()).map(body -> Optional.of(body.getBytes()));
        }
        BoundedBody.refuse(response);
        return response.statusCode() == 404
                ? Future.succeededFuture(Optional.empty())
                : Future.failedFuture(new IOException("HTTP " + response.statusCode()));
    }

    private Uni<Optional<byte[]>> byTftp(String address, int port, String name) {
        return Uni.createFrom().deferred(() -> {
            var sink = new WholeFile();
            var server = new InetSocketAddress(InetAddress.ofLiteral(address), port);
            var options = FetchOptions.DEFAULT
                    .withMaxBytes(MAX_BYTES)
                    .withPatience(settings.patience().dividedBy(3), 3, settings.patience());
            tftp.get(server, name, options, sink);
            return Uni.createFrom()
                    .completionStage(sink.file())
                    .onFailure()
                    .transform(failure -> Away.at(address, "TFTP port " + port, failure, settings.patience()));
        });
    }

    @PreDestroy
    void close() {
        tftp.close();
        http.close();
    }
}
