package io.option150.registry.discovery.suite;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.registry.axl.failure.AxlException;
import io.option150.registry.axl.failure.AxlFailure;
import io.option150.registry.axl.http.Credentials;
import io.option150.registry.axl.http.HttpsCalls;
import io.option150.registry.axl.http.ServerTrust;
import io.option150.registry.cluster.ClusterId;
import io.option150.registry.contract.RegistryPaths;
import io.option150.registry.discovery.Waiting;
import io.option150.registry.discovery.source.NoPasswordException;
import io.option150.registry.discovery.source.SealedPasswords;
import io.option150.registry.discovery.source.Source;
import io.option150.registry.discovery.source.SourceFailedException;
import io.option150.registry.discovery.source.SourceKind;
import io.option150.registry.discovery.source.SourceReader;
import io.option150.registry.discovery.source.Telling;
import io.option150.registry.discovery.statement.ClusterStatements;
import io.option150.registry.discovery.statement.Statement;
import io.option150.web.ProblemException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks the registry of another suite which clusters it knows. What it has from this suite comes back, and is passed over. */
@Singleton
class SuiteReader implements SourceReader {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PAGE = 500;

    /** 100,000 clusters: more are no suite's. */
    private static final int MOST_PAGES = 200;

    private final SealedPasswords passwords;
    private final OwnStatements own;
    private final ClusterStatements clusters;
    private final FarTrustReader trusts;
    private final FarTrusts trusted;
    private final ObjectMapper json;

    SuiteReader(
            SealedPasswords passwords,
            OwnStatements own,
            ClusterStatements clusters,
            FarTrustReader trusts,
            FarTrusts trusted,
            ObjectMapper json) {
        this.passwords = passwords;
        this.own = own;
        this.clusters = clusters;
        this.trusts = trusts;
        this.trusted = trusted;
        this.json = json;
    }

    @Override
    public SourceKind kind() {
        return SourceKind.OPTION150;
    }

    @Override
    public void read(Source source, Telling telling) throws SourceFailedException, InterruptedException {
        var trust = source.certificateSha256().isEmpty()
                ? new ServerTrust.Authorities(List.of())
                : new ServerTrust.Pinned(source.certificateSha256());
        try (var calls = new HttpsCalls(URI.create(source.url()), new Credentials("", () -> ""), trust, PATIENCE)) {
            var authorization = "Bearer " + passwords.open(source);
            take(source, all(calls, authorization), telling);
            trust(source, calls, authorization, telling);
        } catch (NoPasswordException why) {
            throw new SourceFailedException("Password: " + why.getMessage() + ".", why);
        } catch (AxlException failed) {
            throw new SourceFailedException(words(failed.failure()), failed);
        }
    }

    /** A suite whose trust service is away, or not asked at this address, states its clusters all the same. */
    private void trust(Source source, HttpsCalls calls, String authorization, Telling telling)
            throws InterruptedException {
        try {
            var certificates = trusts.read(calls, authorization);
            Waiting.on(() -> trusted.store(source.name(), certificates));
        } catch (AxlException failed) {
            telling.note("What it trusts could not be read, and stays as it was told last: " + words(failed.failure()));
        }
    }

    private void take(Source source, ToldClusters all, Telling telling) throws InterruptedException {
        var suite = Waiting.on(own::suite);
        List<Statement> present = new ArrayList<>();
        for (var told : all.items()) {
            if (told.origin().equals(suite)) {
                continue;
            }
            if (!told.origin().startsWith(OwnStatements.SUITE)
                    || ClusterId.parse(told.clusterId()).isEmpty()) {
                telling.note("It states a cluster '" + told.clusterId() + "' of '" + told.origin()
                        + "', which is passed over: no cluster, or no suite, can be called so.");
                continue;
            }
            var statement = new Statement(
                    told.origin(),
                    source.name(),
                    told.clusterId(),
                    told.origin().equals(all.suite()),
                    told.version());
            present.add(statement);
            Waiting.on(() -> clusters.take(statement, told.facts()));
        }
        telling.clustersGone(Waiting.on(() -> clusters.lose(source.name(), present)));
        for (var cluster : present.stream().map(Statement::cluster).distinct().toList()) {
            settle(cluster, telling);
        }
    }

    /** It tells no changes: it is read at each run, which is not much. */
    @Override
    public void watch(Source source, Telling telling) {
        // Nothing is to be taken between runs.
    }

    private void settle(String cluster, Telling telling) throws InterruptedException {
        try {
            telling.cluster(Waiting.on(() -> clusters.settle(cluster)));
        } catch (ProblemException refused) {
            telling.note("Cluster '" + cluster + "' is left as it is: "
                    + refused.problem().detail());
        }
    }

    /** Page by page, each asked for behind the last of the one before: nothing is missed while others come and go. */
    private ToldClusters all(HttpsCalls calls, String authorization)
            throws AxlException, SourceFailedException, InterruptedException {
        List<ToldCluster> items = new ArrayList<>();
        var after = Place.START;
        for (int asked = 0; asked < MOST_PAGES; asked++) {
            var next = page(calls, authorization, after);
            if (next.items().isEmpty()) {
                return new ToldClusters(next.suite(), items, 0, items.size(), items.size());
            }
            var last = Place.of(next.items().getLast());
            if (last.compareTo(after) <= 0) {
                throw new SourceFailedException(
                        "Malformed: asked what is behind '" + after + "', it answers '" + last
                                + "', which is not: the other suite is of an older version.",
                        null);
            }
            items.addAll(next.items());
            // A page that is not full is the last one; so may a suite be read that knows no places yet and has one
            // page.
            if (next.items().size() < next.size()) {
                return new ToldClusters(next.suite(), items, 0, items.size(), items.size());
            }
            after = last;
        }
        throw new SourceFailedException(
                "Too large: it states " + items.size() + " clusters on " + MOST_PAGES
                        + " pages, and more; none of them is taken.",
                null);
    }

    private ToldClusters page(HttpsCalls calls, String authorization, Place after)
            throws AxlException, InterruptedException {
        var path = RegistryPaths.DISCOVERY_STATEMENTS + "?size=" + PAGE
                + (after.equals(Place.START) ? "" : "&after=" + URLEncoder.encode(after.toString(), UTF_8));
        var body = calls.get(path, authorization, "application/json");
        try {
            return json.readValue(body, ToldClusters.class);
        } catch (IOException | RuntimeException unfit) {
            throw new AxlException(
                    new AxlFailure.Malformed(path, "it is not what a suite of this kind answers"), unfit);
        }
    }

    private static String words(AxlFailure failure) {
        return switch (failure) {
            case AxlFailure.Unauthorized _ -> "HTTP 401: the other suite does not know the token.";
            case AxlFailure.Forbidden _ -> "HTTP 403: the token lacks the role viewer in the other suite.";
            default -> failure.message();
        };
    }

    @Override
    public void close() {
        // Nothing is kept between calls.
    }
}
