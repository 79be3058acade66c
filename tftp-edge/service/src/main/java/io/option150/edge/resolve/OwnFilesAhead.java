package io.option150.edge.resolve;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.option150.edge.cache.Cache;
import io.option150.edge.cache.CacheKey;
import io.option150.edge.cache.HeldFile;
import io.option150.edge.content.ContentClaim;
import io.option150.edge.mirror.Mirror;
import io.option150.edge.upstream.FetchAnswer;
import io.option150.edge.upstream.own.OwnServices;
import io.option150.edge.upstream.own.WholeContent;
import io.option150.edge.view.Loaded;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Fills the mirror: fetches what phones may ask for before any of them does. One at a time, at rest for as long as each took,
 * and behind phones that wait for the same services. On a thread of its own.
 */
@Singleton
public final class OwnFilesAhead implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(OwnFilesAhead.class);

    /** Between two looks whether something has changed. */
    private static final Duration BETWEEN = Duration.ofMillis(250);

    /** Before what could not be had is asked for again. */
    private static final Duration RETRY = Duration.ofSeconds(5);

    /** After a failure of the disk. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    /** Between two runs over all files, so many times as long as the last one took without its fetches. */
    private static final int ONE_IN = 20;

    /** Until the end of one fetch. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final long MOST_YIELDED_MILLIS = 1_000;
    private static final long MOST_RESTED_MILLIS = 100;

    /** A service that failed so often in one run is left alone until the next. */
    private static final int MOST_FAILURES = 3;

    /** Among those that fail: the other copies. */
    private static final String OTHERS = "";

    private final WantedFiles wanted;
    private final Loaded loaded;
    private final Cache cache;
    private final Mirror mirror;
    private final OwnServices services;
    private final OtherMirrors others;
    private final OwnCopies phones;
    private final CountDownLatch closed = new CountDownLatch(1);
    /** Of which the services said that there is no such form, by the names of their files. */
    private final Set<String> lacking = new HashSet<>();

    private final AtomicInteger all = new AtomicInteger();
    private final AtomicInteger missing = new AtomicInteger();
    private volatile boolean filled;
    private @Nullable Thread thread;
    /** The change up to which all was looked at. */
    private long seen = -1;
    /** {@link System#nanoTime} from which on what is missing is asked for again. */
    private long next;

    OwnFilesAhead(
            WantedFiles wanted,
            Loaded loaded,
            Cache cache,
            Mirror mirror,
            OwnServices services,
            OtherMirrors others,
            OwnCopies phones,
            MeterRegistry metrics) {
        this.wanted = wanted;
        this.loaded = loaded;
        this.cache = cache;
        this.mirror = mirror;
        this.services = services;
        this.others = others;
        this.phones = phones;
        Gauge.builder("option150.mirror.wanted", all, AtomicInteger::get)
                .description("Own small files, lists and signed forms that the mirror is to hold")
                .register(metrics);
        Gauge.builder("option150.mirror.missing", missing, AtomicInteger::get)
                .description("Those of them that it does not hold yet, or has no room for")
                .register(metrics);
    }

    void start(@Observes StartupEvent started) {
        if (mirror.isUsed()) {
            thread = Thread.ofPlatform().name("mirror").daemon().start(this::run);
        }
    }

    /** Whether all was fetched once that could be had, of what is known; or nothing is to be. */
    public boolean isFilled() {
        return filled || !mirror.isUsed();
    }

    /** How many own files are kept. */
    public int kept() {
        return mirror.size();
    }

    /** For people. */
    public String state() {
        return mirror.isUsed()
                ? (all.get() - missing.get()) + " of " + all + " own files are kept"
                : "no files are kept";
    }

    @Override
    @PreDestroy
    public void close() throws InterruptedException {
        closed.countDown();
        if (thread != null) {
            thread.interrupt();
            thread.join();
        }
    }

    private void run() {
        Duration pause = Duration.ZERO;
        boolean open = false;
        try {
            while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    if (!open) {
                        mirror.open();
                        open = true;
                    }
                    pause = look();
                } catch (IOException | RuntimeException e) {
                    LOG.warnf("Own files cannot be kept on disk, tried again in %d s: %s", PAUSE.toSeconds(), e);
                    filled = true;
                    pause = PAUSE;
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Told to stop", e);
        }
    }

    /** Fills the mirror if anything has changed, or is missing; returns the time until the next look. */
    private Duration look() throws InterruptedException, IOException {
        long now = wanted.changes();
        boolean again = missing.get() > 0 && System.nanoTime() - next >= 0;
        if (!loaded.isLoaded() || (now == seen && !again)) {
            return BETWEEN;
        }
        long looked = fill();
        seen = now;
        next = System.nanoTime() + RETRY.toNanos();
        return Duration.ofNanos(Math.max(BETWEEN.toNanos(), ONE_IN * looked));
    }

    /** Goes over all files once; returns how long that took beside the fetches, in nanoseconds. */
    private long fill() throws InterruptedException, IOException {
        long began = System.nanoTime();
        List<WantedFiles.Wanted> now = wanted.all();
        Set<String> files = now.stream().map(one -> mirror.file(one.key())).collect(Collectors.toSet());
        if (loaded.isSure()) {
            mirror.retain(files);
        }
        lacking.retainAll(files);
        List<WantedFiles.Wanted> lacked = new ArrayList<>();
        for (WantedFiles.Wanted one : now) {
            if (!mirror.holds(one.key()) && !lacking.contains(mirror.file(one.key()))) {
                lacked.add(one);
            }
        }
        all.set(now.size() - lacking.size());
        missing.set(lacked.size());
        long looked = System.nanoTime() - began;
        Map<String, Integer> failures = new HashMap<>();
        for (WantedFiles.Wanted one : lacked) {
            boolean isThere = failures.getOrDefault(one.match().giver(), 0) < MOST_FAILURES;
            if (!(isThere && take(one, failures)) && failures.getOrDefault(OTHERS, 0) < MOST_FAILURES) {
                takeOfOthers(one, failures);
            }
        }
        filled = true;
        return looked;
    }

    /** What its owner does not give another copy may: a new one must not wait for who is away. */
    private void takeOfOthers(WantedFiles.Wanted one, Map<String, Integer> failures) throws InterruptedException {
        if (!others.any()) {
            return;
        }
        if (others.take(one)) {
            missing.decrementAndGet();
        } else {
            failures.merge(OTHERS, 1, Integer::sum);
        }
    }

    /** Whether there is nothing more to be had of it now. */
    private boolean take(WantedFiles.Wanted one, Map<String, Integer> failures)
            throws InterruptedException, IOException {
        if (cache.get(one.key()) instanceof HeldFile held) {
            try (ContentClaim claim = held.content().claim()) {
                if (claim != null) {
                    keep(one.key(), claim);
                    return true;
                }
            }
        }
        phones.giveWay(MOST_YIELDED_MILLIS);
        long began = System.nanoTime();
        boolean over = false;
        CompletionStage<FetchAnswer> asked = one.match().fetch(services, one.name());
        try {
            over = answered(one, asked.toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS), failures);
        } catch (ExecutionException | TimeoutException e) {
            failed(one, String.valueOf(e.getMessage()), failures);
            asked.thenAccept(late -> {
                if (late instanceof FetchAnswer.Has has) {
                    has.claim().close();
                }
            });
        }
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        Thread.sleep(Math.min(Math.max(took, 1), MOST_RESTED_MILLIS));
        return over;
    }

    private boolean answered(WantedFiles.Wanted one, FetchAnswer answer, Map<String, Integer> failures)
            throws InterruptedException, IOException, ExecutionException, TimeoutException {
        return switch (answer) {
            case FetchAnswer.Has has -> {
                try (ContentClaim claim = has.claim()) {
                    WholeContent.of(has).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                    keep(one.key(), claim);
                }
                yield true;
            }
            case FetchAnswer.Lacks _ -> {
                lacking.add(mirror.file(one.key()));
                all.decrementAndGet();
                missing.decrementAndGet();
                yield true;
            }
            // The event that tells of it comes, and with it the next run.
            case FetchAnswer.Overtaken _, FetchAnswer.NotModified _ -> true;
            case FetchAnswer.Unreachable away -> {
                failed(one, away.why(), failures);
                yield false;
            }
        };
    }

    private void keep(CacheKey key, ContentClaim claim) throws IOException {
        if (mirror.keep(key, claim.content())) {
            missing.decrementAndGet();
        }
    }

    private static void failed(WantedFiles.Wanted one, String why, Map<String, Integer> failures) {
        failures.merge(one.match().giver(), 1, Integer::sum);
        LOG.debugf("%s could not be fetched ahead: %s", one.name(), why);
    }
}
