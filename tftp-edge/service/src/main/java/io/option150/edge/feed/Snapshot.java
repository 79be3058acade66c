package io.option150.edge.feed;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.edge.upstream.HttpClients;
import io.option150.edge.upstream.ServiceSettings;
import io.option150.edge.view.View;
import io.option150.files.contract.FileRecord;
import io.option150.registry.contract.ClusterRecord;
import io.option150.registry.contract.DeviceRecord;
import io.option150.trust.contract.CertificateRecord;
import io.option150.trust.contract.PhoneCertificateRecord;
import io.option150.trust.contract.TrustListRecord;
import io.option150.trust.contract.TrustPaths;
import io.option150.trust.contract.TrustTopics;
import io.option150.web.Paged;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/** Loads the view from the services' APIs, page by page. */
@Singleton
final class Snapshot {

    private final HttpClients http;
    private final ServiceSettings services;
    private final FeedSettings settings;
    private final ObjectMapper json;
    private final View view;

    @Inject
    Snapshot(HttpClients http, ServiceSettings services, FeedSettings settings, ObjectMapper json, View view) {
        this.http = http;
        this.services = services;
        this.settings = settings;
        this.json = json;
        this.view = view;
    }

    /** Loads clusters, devices and files; fails when any of them cannot be loaded whole. */
    Uni<Void> load() {
        return all(
                        services.registry(),
                        "/api/v1/clusters",
                        ClusterRecord.class,
                        cluster -> view.cluster(cluster.clusterId(), cluster.sequence(), cluster))
                .chain(() -> all(
                        services.registry(),
                        "/api/v1/devices",
                        DeviceRecord.class,
                        device -> view.device(device.name(), device.sequence(), device)))
                .chain(() -> all(
                        services.fileStore(),
                        "/api/v1/files",
                        FileRecord.class,
                        file -> view.file(file.path(), file.sequence(), file)));
    }

    /** Loads who signs, the trust lists, and whose configuration is encrypted. Plain files are served without them, so they are apart from the rest. */
    Uni<Void> loadSigners() {
        return all(
                        services.trust(),
                        TrustPaths.CERTIFICATES,
                        CertificateRecord.class,
                        certificate -> view.certificate(certificate.fingerprint(), certificate.sequence(), certificate))
                .chain(() -> all(
                        services.trust(),
                        TrustPaths.TRUST_LISTS,
                        TrustListRecord.class,
                        list -> view.trustList(list.name(), list.sequence(), list)))
                .chain(() -> all(
                        services.trust(),
                        TrustPaths.PHONE_CERTIFICATES,
                        PhoneCertificateRecord.class,
                        phone -> view.phoneCertificate(
                                TrustTopics.PHONE_KEY + phone.device(), phone.sequence(), phone)));
    }

    private <T> Uni<Void> all(URI base, String path, Class<T> type, Consumer<T> take) {
        return page(base, path, type, 0, take);
    }

    private <T> Uni<Void> page(URI base, String path, Class<T> type, int number, Consumer<T> take) {
        String query = path + "?page=" + number + "&size=" + settings.pageSize();
        return Uni.createFrom()
                .completionStage(() -> get(base, query).toCompletionStage())
                .map(body -> parse(body, type))
                .chain(page -> {
                    page.forEach(take);
                    return page.size() < settings.pageSize()
                            ? Uni.createFrom().voidItem()
                            : page(base, path, type, number + 1, take);
                });
    }

    private Future<Buffer> get(URI base, String query) {
        return http.client()
                .request(http.ofService(base, query))
                .map(request -> request.idleTimeout(http.idleMillis()))
                .compose(HttpClientRequest::send)
                .compose(response -> body(response, base + query));
    }

    private static Future<Buffer> body(HttpClientResponse response, String url) {
        return response.statusCode() == 200
                ? response.body()
                : Future.failedFuture(new IllegalStateException(url + " answered HTTP " + response.statusCode()));
    }

    private <T> List<T> parse(Buffer body, Class<T> type) {
        try {
            JavaType paged = json.getTypeFactory().constructParametricType(Paged.class, type);
            Paged<T> page = json.readValue(body.getBytes(), paged);
            return page.items();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
