package io.option150.e2e.fault;

import io.option150.e2e.Suite;
import io.option150.e2e.fault.Entry.Change;
import io.option150.e2e.fault.Entry.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Changes files and homes, one client a key and one change after the other, and notes what became of each. */
final class Writer implements AutoCloseable {

    /** Longer than any service waits for another. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Set<Integer> REFUSALS = Set.of(400, 404, 409, 412, 413, 415, 422);

    private final Suite suite;
    private final Queue<Change> changes = new ConcurrentLinkedQueue<>();
    private final AtomicInteger versions = new AtomicInteger();
    private final Set<String> leftAlone = new HashSet<>();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Writer(Suite suite) {
        this.suite = suite;
    }

    /** Uploads the next version of a file; whether it was acknowledged. */
    boolean upload(String name) throws InterruptedException {
        String version = "v" + versions.incrementAndGet();
        return change(
                name,
                version,
                HttpRequest.newBuilder(URI.create(suite.api(8083) + "/api/v1/files/" + name + "?force=true"))
                        .PUT(BodyPublishers.ofByteArray(Versions.bytes(name, version))));
    }

    /** Moves a phone, whose file each cluster has as a version of the cluster's name. */
    boolean move(String phone, String from, String to) throws InterruptedException {
        return change(
                phone + ".cnf.xml",
                to,
                HttpRequest.newBuilder(URI.create(suite.api(8082) + "/api/v1/devices/" + phone + "/move"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"from\":\"" + from + "\",\"to\":\"" + to + "\"}")));
    }

    /** What was done before the history began. */
    void began(String key, String value) {
        long now = System.nanoTime();
        changes.add(new Change(key, value, now, now, Outcome.ACKNOWLEDGED));
    }

    List<Change> changes() {
        return List.copyOf(changes);
    }

    @Override
    public void close() {
        client.close();
    }

    private boolean change(String key, String value, HttpRequest.Builder request) throws InterruptedException {
        synchronized (leftAlone) {
            if (leftAlone.contains(key)) {
                return false;
            }
        }
        long began = System.nanoTime();
        Outcome outcome = Outcome.UNKNOWN;
        try {
            int status = client.send(
                            request.timeout(PATIENCE)
                                    .header("Authorization", "Bearer " + suite.adminToken())
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
            if (status == 200 || status == 201) {
                outcome = Outcome.ACKNOWLEDGED;
            } else if (REFUSALS.contains(status)) {
                outcome = Outcome.REFUSED;
            }
        } catch (java.net.http.HttpTimeoutException e) {
            // It may still be done at any time: what comes after it would have no order.
            synchronized (leftAlone) {
                leftAlone.add(key);
            }
        } catch (IOException e) {
            // Cut off: it is done or it is not, but it will not be any more.
            outcome = Outcome.UNKNOWN;
        }
        changes.add(new Change(key, value, began, System.nanoTime(), outcome));
        return outcome == Outcome.ACKNOWLEDGED;
    }
}
