package io.option150.edge.resolve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.option150.edge.Records;
import io.option150.edge.Settings;
import io.option150.edge.cache.Cache;
import io.option150.edge.cache.CacheSettings;
import io.option150.edge.cache.Freshness;
import io.option150.edge.cache.Generations;
import io.option150.edge.cache.Invalidation;
import io.option150.edge.clock.ManualTimers;
import io.option150.edge.content.StoredContent;
import io.option150.edge.content.TestStore;
import io.option150.edge.fetched.FetchedFiles;
import io.option150.edge.kept.KeptFolder;
import io.option150.edge.mirror.Mirror;
import io.option150.edge.name.FileName;
import io.option150.edge.name.NameSettings;
import io.option150.edge.name.NameTable;
import io.option150.edge.upstream.OwnServer;
import io.option150.edge.upstream.RemoteServer;
import io.option150.edge.upstream.ServiceSettings;
import io.option150.edge.upstream.peer.TestUpstream;
import io.option150.edge.view.Loaded;
import io.option150.edge.view.View;
import io.option150.files.contract.FileRecord;
import io.option150.registry.contract.ClusterRecord;
import io.option150.testkit.Await;
import io.option150.tftp.net.Content;
import io.option150.trust.contract.TrustListRecord;
import io.option150.trust.contract.TrustTopics;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The whole resolver, put together as the service does, on real sockets and made-up time. */
final class TestEdge implements AutoCloseable {

    static final String PHONE = "127.0.0.1";

    final ManualTimers timers = new ManualTimers();
    final TestStore store = TestStore.of(16 << 20, 16 << 20);
    final Cache cache = new Cache(store.contents);
    final Generations generations = new Generations();
    final OpenFetches fetches = new OpenFetches();
    final OwnServer own;
    final TestUpstream upstream;
    final View view;
    final Resolver resolver;
    final Witnesses witnesses;
    final Mirror mirror;
    final FetchedFiles kept;
    /** By the clock on the wall, by which copies on disk are dated. */
    Instant now = Instant.now();

    final Loaded loaded;
    final OwnFilesAhead ahead;
    private final List<AutoCloseable> servers = new ArrayList<>();
    private final List<CompletionStage<Answer>> answers = new CopyOnWriteArrayList<>();
    private long sequence = 1;

    TestEdge(String... keysAndValues) throws IOException {
        own = new OwnServer();
        Map<String, String> settings = new HashMap<>();
        settings.put("own-services", own.url());
        // Time is made up here: no real pause is to end a fetch.
        settings.put("option150.peer.tftp-timeout", "1s");
        settings.put("option150.peer.idle-timeout", "1m");
        for (int i = 0; i < keysAndValues.length; i += 2) {
            settings.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        NameSettings names = Settings.of(NameSettings.class, settings);
        ResolveSettings resolve = Settings.of(ResolveSettings.class, settings);
        Invalidation invalidation = new Invalidation(cache, generations);
        upstream = new TestUpstream(store.contents, timers, invalidation, settings);
        view = new View(names, List.of(invalidation, upstream.peers));
        ClientDevices clients = new ClientDevices(resolve);
        LoopGuard guard = new LoopGuard(resolve, timers);
        Freshness freshness = new Freshness(Settings.of(CacheSettings.class, settings));
        mirror = mirror(settings.getOrDefault("mirror", ""));
        kept = fetched(settings.getOrDefault("fetched", ""));
        OwnCopies ownCopies = new OwnCopies(cache, mirror, kept, fetches, upstream.own, timers);
        RemoteCopies copies = new RemoteCopies(
                cache, kept, new RemoteStamps(view), freshness, fetches, upstream.clusters, guard, timers);
        witnesses = new Witnesses(copies);
        ClusterQuestions questions = new ClusterQuestions(copies, new LearnedHomes(resolve), guard, timers, resolve);
        resolver = new Resolver(
                new NameTable(names),
                view,
                generations,
                new Planner(view, clients, trust(settings)),
                clients,
                timers,
                resolve,
                new CacheLink(view, ownCopies, copies),
                new OwnFilesLink(view, ownCopies, timers),
                new LoopLink(guard, upstream.clusters),
                new HomeLink(questions),
                new ClustersLink(questions),
                new NotFoundLink());
        loaded = new Loaded(view);
        ahead = new OwnFilesAhead(
                new WantedFiles(view, new NameTable(names)),
                loaded,
                cache,
                mirror,
                upstream.own,
                new OtherMirrors(Optional.ofNullable(settings.get("peers")).map(List::of), upstream.http, mirror),
                ownCopies,
                new SimpleMeterRegistry());
        view.clusterTable().take("local", Records.told(1, Records.local()));
    }

    /** In this folder; an empty text: none. */
    private Mirror mirror(String folder) {
        ServiceSettings services =
                new ServiceSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        KeptFolder kept = new KeptFolder(Path.of(folder), folder.isEmpty() ? 0 : 1 << 20);
        return new Mirror(kept, store.contents, services, new SimpleMeterRegistry());
    }

    /** In this folder; an empty text: none. */
    private FetchedFiles fetched(String folder) {
        KeptFolder inIt = new KeptFolder(Path.of(folder), 0);
        long limit = folder.isEmpty() ? 0 : 16 << 20;
        ServiceSettings services =
                new ServiceSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        return new FetchedFiles(inIt, limit, store.contents, services, new SimpleMeterRegistry(), () -> now);
    }

    private static TrustListSettings trust(Map<String, String> settings) {
        return new TrustListSettings(
                Optional.ofNullable(settings.get("option150.trust.unknown-phones")),
                Optional.ofNullable(settings.get("option150.trust.common-files")));
    }

    /** A remote cluster with one server that has these files, of which each tells its name and cluster. */
    RemoteServer cluster(String id, int order, String address, String... names) throws IOException {
        return cluster(id, order, RemoteServer.on(address), names);
    }

    RemoteServer cluster(String id, int order, RemoteServer server, String... names) {
        servers.add(server);
        for (String name : names) {
            server.files.put(name, (name + " of " + id).getBytes(UTF_8));
        }
        cluster(server.cluster(id, order));
        return server;
    }

    void cluster(ClusterRecord cluster) {
        view.clusterTable().take(cluster.clusterId(), Records.told(sequence++, cluster));
    }

    void home(String device, String clusterId) {
        long now = sequence++;
        view.deviceTable().take(device, Records.told(now, Records.device(device, clusterId, now)));
    }

    /** Nobody has registered this device from now on. */
    void noDevice(String device) {
        view.deviceTable().take(device, Records.told(sequence++, null));
    }

    void upload(String path, String text) {
        long now = sequence++;
        view.fileTable().take(path, Records.told(now, own.store(path, text.getBytes(UTF_8), now)));
    }

    /** Our cluster has this trust list from now on. */
    void trustList(String name, String text) {
        long now = sequence++;
        FileRecord stored = own.store(name, text.getBytes(UTF_8), now);
        view.trustListTable()
                .take(
                        name,
                        Records.told(
                                now,
                                new TrustListRecord(name, stored.sha256(), stored.size(), stored.modified(), now)));
    }

    /** A phone has this certificate from now on; null: none. */
    void phoneCertificate(String phone, @Nullable String fingerprint) {
        long now = sequence++;
        view.phoneCertificateTable()
                .take(
                        TrustTopics.PHONE_KEY + phone,
                        Records.told(now, fingerprint == null ? null : Records.phone(phone, fingerprint, now)));
    }

    /** Our cluster has no such list from now on. */
    void noTrustList(String name) {
        view.trustListTable().take(name, Records.told(sequence++, null));
    }

    CompletionStage<Answer> asking(String name, String client) {
        CompletionStage<Answer> answer = resolver.resolve(question(name, client));
        answers.add(answer);
        return answer;
    }

    Question question(String name, String client) {
        return resolver.question(FileName.parse(name), InetAddress.ofLiteral(client));
    }

    Answer ask(String name, String client) {
        return Await.of(asking(name, client));
    }

    /** Asks as a phone and answers in short: the text with its source, or the kind of no. */
    String ask(String name) {
        return told(ask(name, PHONE));
    }

    static String told(Answer answer) {
        return switch (answer) {
            case Answer.Found found ->
                text(found.content()) + " / " + found.origin().source().label();
            case Answer.NotFound _ -> "not found";
            case Answer.Unreachable _ -> "unreachable";
        };
    }

    static String text(StoredContent content) {
        Await.until("all bytes are here", () -> content.state() != Content.State.ARRIVING);
        assertThat(content.failure()).isEmpty();
        return new String(TestStore.bytes(content), UTF_8);
    }

    /** Waits until what is fetched has come to the cache, too. */
    void settled() {
        Await.until("no fetch is open", () -> fetches.size() == 0);
    }

    /** The same, but for as many that are held. */
    void settledBut(int held) {
        Await.until("no other fetch is open", () -> fetches.size() == held);
    }

    @Override
    public void close() throws Exception {
        ahead.close();
        mirror.close();
        kept.close();
        for (AutoCloseable server : servers) {
            server.close();
        }
        upstream.close();
        own.close();
        answers.forEach(answer -> answer.thenAccept(Answer::giveBack));
        cache.dropAll();
        store.close();
    }
}
