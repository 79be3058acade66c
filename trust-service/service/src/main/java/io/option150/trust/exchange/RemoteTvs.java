package io.option150.trust.exchange;

import io.option150.registry.contract.ClusterRecord;
import io.option150.trust.formats.signer.SignerId;
import io.option150.trust.formats.tlv.MalformedException;
import io.option150.trust.formats.tvs.DeviceName;
import io.option150.trust.formats.tvs.TvsMessage;
import io.option150.trust.formats.tvs.TvsReader;
import io.option150.trust.formats.tvs.TvsSession;
import io.option150.trust.formats.tvs.TvsWriter;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks remote clusters' trust verification services as a phone does that got a file of ours. */
@Singleton
class RemoteTvs {

    private static final DeviceName ASKER = new DeviceName("CP-8861-SEP000000000150");

    private final NetClient client;
    private final ExchangeSettings settings;

    RemoteTvs(Vertx vertx, ExchangeSettings settings) {
        this.settings = settings;
        int patience = Math.toIntExact(settings.patience().toMillis());
        // Whose certificate it shows makes no difference: we only want to know what it says.
        this.client = vertx.createNetClient(new NetClientOptions()
                .setSsl(true)
                .setTrustAll(true)
                .setHostnameVerificationAlgorithm("")
                .setSslHandshakeTimeout(patience)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setConnectTimeout(patience));
    }

    /**
     * What the first of the cluster's services says of a signer that answers.
     *
     * @return a {@link TvsMessage.QueryResponse} or a {@link TvsMessage.Refusal}; fails when nobody there answers, with the
     *     cause for each address
     */
    Uni<TvsMessage> ask(ClusterRecord cluster, SignerId signer) {
        return EachAddress.of(
                cluster,
                address -> Uni.createFrom()
                        .deferred(() -> UniHelper.toUni(client.connect(settings.tvsPort(), address)
                                .compose(socket -> exchange(socket, signer))))
                        .onFailure()
                        .transform(failure ->
                                Away.at(address, "port " + settings.tvsPort(), failure, settings.patience())));
    }

    private Future<TvsMessage> exchange(NetSocket socket, SignerId signer) {
        Promise<TvsMessage> answer = Promise.promise();
        Buffer received = Buffer.buffer();
        socket.handler(piece -> {
            received.appendBuffer(piece);
            try {
                whole(received).ifPresent(answer::tryComplete);
            } catch (MalformedException malformed) {
                answer.tryFail(malformed);
            }
        });
        socket.exceptionHandler(answer::tryFail);
        socket.closeHandler(_ -> answer.tryFail(new IOException("closed the connection without an answer")));
        var question = new TvsMessage.QueryRequest(
                new TvsSession(TvsSession.VERSION, 1),
                ASKER,
                Optional.of(signer.subject()),
                signer.issuer(),
                signer.serial());
        socket.write(Buffer.buffer(TvsWriter.encode(question)));
        return answer.future()
                .timeout(settings.patience().toMillis(), TimeUnit.MILLISECONDS)
                .onComplete(_ -> socket.close());
    }

    private static Optional<TvsMessage> whole(Buffer received) throws MalformedException {
        byte[] bytes = received.getBytes();
        return bytes.length < TvsReader.HEADER || bytes.length < TvsReader.length(bytes)
                ? Optional.empty()
                : Optional.of(TvsReader.decode(bytes));
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
