package io.option150.registry.gateway;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

/** What the services tell of their APIs, asked when somebody wants it; of one that is away, what it told last. */
@Singleton
class ApiDocuments {

    private static final Duration WITHIN = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final CopyClient client;
    private final OwnerClient owners;
    private final ApiTexts texts = new ApiTexts();

    ApiDocuments(Vertx vertx, CopyClient client, OwnerClient owners) {
        this.vertx = vertx;
        this.client = client;
        this.owners = owners;
    }

    /**
     * All of them as one.
     *
     * @param uri of each service's document
     * @param here the registry's own address, without a scheme
     * @return fails with 503 when the registry's own cannot be had
     */
    Uni<ApiText> all(String uri, String here, int port, boolean tls) {
        var own = new Source(
                ApiTexts.OWN,
                ApiTexts.OWN,
                uri + "&service=" + ApiTexts.OWN,
                () -> owners.connectHere(SocketAddress.inetSocketAddress(port, here), tls));
        var others = Arrays.stream(Owner.values())
                .map(owner -> new Source(owner.service(), owner.service(), uri, () -> owners.connect(owner)));
        var asked = Stream.concat(Stream.of(own), others)
                .map(source -> client.ask(source, HttpMethod.GET, MultiMap.caseInsensitiveMultiMap(), WITHIN))
                .toList();
        // Half a megabyte to be written is nothing for an event loop.
        return UniHelper.toUni(Future.join(asked)
                .compose(all -> vertx.executeBlocking(() -> texts.of(all.<CopyAnswer>list()))));
    }
}
