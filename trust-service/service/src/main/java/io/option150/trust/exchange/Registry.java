package io.option150.trust.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.files.contract.PercentEncoding;
import io.option150.registry.contract.ClusterRecord;
import io.option150.registry.contract.ClusterRole;
import io.option150.registry.contract.RegistryPaths;
import io.option150.web.Problem;
import io.option150.web.ProblemException;
import io.option150.web.auth.Tokens;
import io.option150.web.http.BoundedBody;
import io.option150.web.tls.ServiceTls;
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
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.jboss.logging.Logger;

/** The cluster registry as seen from here: where a remote cluster is. */
@Singleton
class Registry {

    private static final Logger LOG = Logger.getLogger(Registry.class);

    /** Far more than the record of one cluster. */
    private static final int MAX_BYTES = 256 << 10;

    private final HttpClient client;
    private final RegistrySettings registry;
    private final ExchangeSettings settings;
    private final Tokens tokens;
    private final ObjectMapper json;

    Registry(
            Vertx vertx,
            RegistrySettings registry,
            ExchangeSettings settings,
            Tokens tokens,
            ObjectMapper json,
            ServiceTls tls) {
        this.client = vertx.createHttpClient(tls.trusting(new HttpClientOptions()));
        this.registry = registry;
        this.settings = settings;
        this.tokens = tokens;
        this.json = json;
    }

    /** A remote cluster; fails with a problem: 404 when there is none of that id, 503 when the registry is away. */
    Uni<ClusterRecord> remote(String clusterId) {
        var path = RegistryPaths.CLUSTERS + "/" + PercentEncoding.encode(clusterId);
        var call = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setTimeout(settings.patience().toMillis())
                .setAbsoluteURI(registry.url().resolve(path).toString());
        tokens.serviceAuthorization().ifPresent(token -> call.putHeader("Authorization", token));
        return UniHelper.toUni(client.request(call)
                        .compose(HttpClientRequest::send)
                        .compose(answer -> read(answer, clusterId)))
                .onFailure(failure -> !(failure instanceof ProblemException))
                .transform(away -> {
                    LOG.warnf("The cluster registry could not be asked: %s", away.getMessage());
                    return Problem.unavailable("The cluster registry cannot be reached or answers amiss; try again.")
                            .exception();
                });
    }

    private Future<ClusterRecord> read(HttpClientResponse answer, String clusterId) {
        return switch (answer.statusCode()) {
            case 200 ->
                BoundedBody.read(answer, MAX_BYTES, settings.patience())
                        .compose(body -> parse(body.toString(), clusterId));
            case 404 -> refused(answer, none(clusterId));
            default -> refused(answer, new IOException("HTTP " + answer.statusCode()));
        };
    }

    private static Future<ClusterRecord> refused(HttpClientResponse answer, Exception why) {
        BoundedBody.refuse(answer);
        return Future.failedFuture(why);
    }

    private Future<ClusterRecord> parse(String body, String clusterId) {
        try {
            ClusterRecord cluster = json.readValue(body, ClusterRecord.class);
            return cluster.role() == ClusterRole.REMOTE
                    ? Future.succeededFuture(cluster)
                    : Future.failedFuture(none(clusterId));
        } catch (JsonProcessingException malformed) {
            return Future.failedFuture(malformed);
        }
    }

    private static ProblemException none(String clusterId) {
        return Problem.notFound("There is no remote cluster " + clusterId + ".").exception();
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
