package io.option150.e2e.fault;

import io.option150.e2e.fault.Entry.Look;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Phones that fetch files all along, whole, by TFTP and HTTP, and note which version they got and when none came. */
final class Crowd implements AutoCloseable {

    private static final int PHONES = 6;
    private static final int REST_MILLIS = 15;

    private final WholeFetch fetch;
    private final List<String> names;
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<Look> looks = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Set<String> unsteady = ConcurrentHashMap.newKeySet();
    private final AtomicLong got = new AtomicLong();
    private final AtomicInteger life = new AtomicInteger(1);
    private final AtomicInteger edgeTrouble = new AtomicInteger();
    private volatile boolean healed;
    private volatile boolean closed;
    private volatile @Nullable Throwable failure;

    Crowd(int tftp, int http, List<String> names, long seed) {
        this.fetch = Draw.isLong() ? new WholeFetch(tftp, http) : WholeFetch.patient(tftp, http);
        this.names = List.copyOf(names);
        for (int phone = 0; phone < PHONES; phone++) {
            var random = new Random(seed * PHONES + phone);
            boolean byTftp = phone % 2 == 0;
            threads.add(Thread.ofPlatform().name("phone-" + phone).start(() -> untilClosed(random, byTftp)));
        }
    }

    /** Of these names none need come: they change, and what they change to may be away. */
    void excuse(String name) {
        unsteady.add(name);
    }

    /** The edge itself is about to be broken: until {@link #edgeIsBack} nothing need come, and what comes then is another life's. */
    void edgeBreaks() {
        edgeTrouble.incrementAndGet();
        life.incrementAndGet();
    }

    void edgeIsBack() {
        edgeTrouble.decrementAndGet();
    }

    /** From now on all is well, until it is said otherwise. */
    void healed(boolean now) {
        healed = now;
    }

    /** One look now, by HTTP; noted like any other. Null: nothing came. */
    @Nullable
    String look(String name) throws InterruptedException, IOException {
        return look(name, false);
    }

    List<Look> looks() {
        return List.copyOf(looks);
    }

    /** Fetches of which no file came while the edge was well. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** How many files came. */
    long got() {
        return got.get();
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        for (Thread thread : threads) {
            thread.join();
        }
        fetch.close();
        if (failure != null) {
            throw new AssertionError("a phone itself failed", failure);
        }
    }

    private void untilClosed(Random random, boolean byTftp) {
        try {
            while (!closed) {
                look(names.get(random.nextInt(names.size())), byTftp);
                Thread.sleep(REST_MILLIS);
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            failure = e;
        }
    }

    private @Nullable String look(String name, boolean byTftp) throws IOException, InterruptedException {
        int mine = life.get();
        boolean mustCome = edgeTrouble.get() == 0;
        boolean well = healed;
        long began = System.nanoTime();
        WholeFetch.Got answer = byTftp ? fetch.byTftp(name) : fetch.byHttp(name);
        long ended = System.nanoTime();
        boolean sameLife = mine == life.get();
        byte[] bytes = answer.bytes();
        if (bytes != null) {
            got.incrementAndGet();
        } else if (mustCome && sameLife && !unsteady.contains(name)) {
            failures.add("%s by %s after %d ms: %s"
                    .formatted(
                            name,
                            byTftp ? "TFTP" : "HTTP",
                            (ended - began) / 1_000_000,
                            answer.why().isEmpty() ? "no such file" : answer.why()));
        }
        if (bytes == null && !answer.why().isEmpty()) {
            return null;
        }
        String value = bytes == null ? Entry.ABSENT : Versions.read(name, bytes);
        if (sameLife) {
            looks.add(new Look("edge, life " + mine, name, value, began, ended, well && healed));
        }
        return value;
    }
}
