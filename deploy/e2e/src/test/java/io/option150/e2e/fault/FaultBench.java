package io.option150.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.e2e.Admin;
import io.option150.e2e.RemoteServer;
import io.option150.e2e.Suite;
import io.option150.e2e.fault.Entry.Change;
import io.option150.e2e.fault.Entry.Outcome;
import io.option150.testkit.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A suite with two remote clusters, files that stay, files that change, phones that move, and a crowd that asks for all. */
final class FaultBench implements AutoCloseable {

    private static final String A = "fault-a";
    private static final String B = "fault-b";
    private static final int STEADY = 12;
    private static final int CHANGING = 4;
    private static final int PHONES = 40;
    private static final Duration READY_WITHIN = Duration.ofMinutes(4);

    final Suite suite;
    final Admin admin;
    final Parts parts;
    final Writer writer;
    final Crowd crowd;
    private final RemoteServer a;
    private final RemoteServer b;
    private final List<String> changing = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final AtomicInteger moved = new AtomicInteger();
    private Duration slowest = Duration.ZERO;

    private FaultBench(Suite suite, long seed) throws Exception {
        this.suite = suite;
        admin = new Admin(suite);
        parts = new Parts(suite, admin);
        writer = new Writer(suite);
        a = RemoteServer.tftpdHpa("127.0.0.18");
        b = RemoteServer.tftpdHpa("127.0.0.19");
        admin.createCluster(A, a.address(), a.port(), "null");
        admin.createCluster(B, b.address(), b.port(), "null");
        for (int i = 0; i < STEADY; i++) {
            keys.add("fault/steady-" + i + ".xml");
        }
        for (int i = 0; i < CHANGING; i++) {
            changing.add("fault/changing-" + i + ".xml");
        }
        keys.addAll(changing);
        for (String name : keys) {
            assertThat(writer.upload(name)).as(name).isTrue();
        }
        for (int i = 0; i < PHONES; i++) {
            String file = phone(i) + ".cnf.xml";
            a.put(file, Versions.bytes(file, A));
            b.put(file, Versions.bytes(file, B));
            admin.createDevice(phone(i), A);
            writer.began(file, A);
            keys.add(file);
        }
        crowd = new Crowd(suite.tftpPort(), suite.httpPort(), keys, seed);
        changing.forEach(crowd::excuse);
    }

    /** On free ports and a folder of its own. */
    static FaultBench start(long seed) throws Exception {
        var suite = Suite.start();
        try {
            var bench = new FaultBench(suite, seed);
            bench.heal("the start", Duration.ofMinutes(1));
            return bench;
        } catch (Exception | AssertionError e) {
            suite.close();
            throw e;
        }
    }

    /** The files that change. */
    List<String> changing() {
        return changing;
    }

    /** Moves the next phone that was not moved yet; false: there is none left, or it is not known whether it moved. */
    boolean moveOne() throws InterruptedException {
        int next = moved.getAndIncrement();
        if (next >= PHONES) {
            return false;
        }
        String phone = phone(next);
        // For a moment it may be known of neither.
        crowd.excuse(phone + ".cnf.xml");
        return writer.move(phone, A, B);
    }

    /**
     * Waits until all parts are ready, and from then on until each edge gives the last of everything, for so long at most;
     * returns how long that took.
     */
    Duration heal(String what, Duration within) throws Exception {
        try {
            Await.throughTrouble(
                    "all are ready after " + what,
                    READY_WITHIN,
                    () -> parts.lacking().isEmpty());
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\nnot ready: " + parts.lacking() + "\n" + suite.output(), e);
        }
        long began = System.nanoTime();
        Map<String, String> behind = new HashMap<>();
        try {
            Await.until("the last of everything is served after " + what, within, () -> {
                behind.clear();
                behind.putAll(behind());
                return behind.isEmpty();
            });
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\nbehind: " + behind + "\n" + suite.output(), e);
        }
        var took = Duration.ofNanos(System.nanoTime() - began);
        slowest = took.compareTo(slowest) > 0 ? took : slowest;
        crowd.healed(true);
        for (String key : keys) {
            crowd.look(key);
        }
        crowd.healed(false);
        return took;
    }

    /** How long it took at the longest from all ready to all served. */
    Duration slowest() {
        return slowest;
    }

    /** All that was done and seen, and what the topics told. */
    List<Entry> history() {
        Set<String> known = new HashSet<>(keys);
        return Stream.<Entry>concat(
                        Stream.concat(writer.changes().stream(), crowd.looks().stream()),
                        new Topics(suite, writer.changes()).told().stream().filter(one -> known.contains(one.key())))
                .toList();
    }

    /** Fails, telling a short story, when anything is in the history that must not be. */
    void check(String what) {
        List<Entry> history = history();
        for (Class<?> kind : List.of(Change.class, Entry.Look.class, Entry.Told.class)) {
            assertThat(history)
                    .as("a history without one has nothing to be checked")
                    .anyMatch(kind::isInstance);
        }
        List<Violation> found = ConsistencyCheck.of(history);
        if (!found.isEmpty()) {
            var story = ShortStory.of(history, found.getFirst());
            throw new AssertionError(what + ": " + found.size() + " violations, the first: " + found.getFirst() + "\n"
                    + String.join("\n", story.stream().map(Entry::toString).toList()));
        }
        assertThat(crowd.failures())
                .as(what + ": fetches in vain while the edge was well")
                .isEmpty();
    }

    @Override
    public void close() throws Exception {
        crowd.close();
        writer.close();
        a.close();
        b.close();
        suite.close();
    }

    /** By the names of those keys: what is given that is not the last. */
    private Map<String, String> behind() throws IOException, InterruptedException {
        Map<String, Set<String>> good = new HashMap<>();
        for (Change change : writer.changes()) {
            if (change.outcome() == Outcome.ACKNOWLEDGED) {
                good.put(change.key(), new HashSet<>(Set.of(change.value())));
            } else if (change.outcome() == Outcome.UNKNOWN) {
                good.computeIfAbsent(change.key(), _ -> new HashSet<>()).add(change.value());
            }
        }
        var behind = new HashMap<String, String>();
        for (var one : good.entrySet()) {
            String got = crowd.look(one.getKey());
            if (got == null || !one.getValue().contains(got)) {
                behind.put(one.getKey(), got + ", not " + one.getValue());
            }
        }
        return behind;
    }

    private static String phone(int number) {
        return "SEP0000000FA%03d".formatted(number);
    }
}
