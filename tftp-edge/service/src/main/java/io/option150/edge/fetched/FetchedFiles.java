package io.option150.edge.fetched;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.option150.edge.cache.CacheKey;
import io.option150.edge.cache.HeldFile;
import io.option150.edge.cache.KeptCopies;
import io.option150.edge.cache.Tag;
import io.option150.edge.content.ContentClaim;
import io.option150.edge.content.ContentStore;
import io.option150.edge.content.NoRoomException;
import io.option150.edge.content.StoredContent;
import io.option150.edge.http.Validators;
import io.option150.edge.kept.BrokenStateException;
import io.option150.edge.kept.KeptFolder;
import io.option150.edge.kept.KeptSettings;
import io.option150.edge.upstream.ServiceSettings;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * What was fetched on demand and stays, bounded in all by option150.keep.fetched. Asked by any thread, changed by one: whoever
 * fetched something never waits for the disk.
 */
@Singleton
public final class FetchedFiles implements KeptCopies, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(FetchedFiles.class);

    /** Files that may wait for the disk; those beyond are not kept this time. */
    private static final int QUEUE = 4096;

    /** Between two marks of a file as confirmed: no more is lost of its age. */
    private static final long MARKED_MILLIS = Duration.ofMinutes(1).toMillis();

    /** After a failure of the disk. */
    private static final long PAUSE_NANOS = Duration.ofSeconds(30).toNanos();

    /** A disk's clock may be so much before ours; what is from later still is of an unknown time. */
    private static final Duration SLACK = Duration.ofMinutes(1);

    private final KeptDisk disk;
    private final Shelf shelf;
    private final long limit;
    private final String digest;
    private final InstantSource clock;
    private final Counter dropped;
    private final Counter passedOver;
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("fetched").daemon().factory());
    private final AtomicInteger waiting = new AtomicInteger();
    private final CompletableFuture<Void> open = new CompletableFuture<>();
    /** {@link System#nanoTime} until which nothing is written; the writer's alone. */
    private long pausedUntil = System.nanoTime();

    @Inject
    FetchedFiles(
            KeptFolder folder,
            KeptSettings settings,
            ContentStore contents,
            ServiceSettings services,
            MeterRegistry metrics) {
        this(folder, settings.fetched().asLongValue(), contents, services, metrics, InstantSource.system());
    }

    /**
     * Looks what an earlier run left, on a thread of its own.
     *
     * @param limit bytes; 0: nothing is kept
     */
    public FetchedFiles(
            KeptFolder folder,
            long limit,
            ContentStore contents,
            ServiceSettings services,
            MeterRegistry metrics,
            InstantSource clock) {
        this.disk = new KeptDisk(folder, contents);
        this.shelf = new Shelf(limit);
        this.limit = limit;
        this.digest = services.digest().map(Enum::name).orElse("");
        this.clock = clock;
        this.dropped = Counter.builder("option150.fetched.dropped")
                .description(
                        "Kept firmware and remote files that were torn, foreign or of another format, and were not served")
                .register(metrics);
        this.passedOver = Counter.builder("option150.fetched.passed.over")
                .description("Fetched files that were not kept, since the disk failed, or too many waited for it")
                .register(metrics);
        Gauge.builder("option150.fetched.disk", shelf, Shelf::used)
                .description("Disk that kept firmware and remote files take, in whole blocks")
                .baseUnit("bytes")
                .register(metrics);
        if (limit > 0) {
            writer.execute(this::open);
        } else {
            open.complete(null);
        }
    }

    /**
     * A copy as it was kept.
     *
     * @param claim on its content, complete and checked; the receiver closes it
     * @param validators what the source tells versions apart by
     * @param peer that sent it
     * @param age since the source last confirmed it, a minute more at the most
     */
    public record Copy(ContentClaim claim, Validators validators, String peer, Duration age) {}

    /** How many files there are. */
    public int size() {
        return shelf.size();
    }

    /** Whether there may be something under this key. */
    public boolean holds(CacheKey key) {
        return limit > 0 && (!open.isDone() || shelf.holds(FetchedName.file(key, digest)));
    }

    /**
     * The copy under this key; empty when there is none, or it is not what was kept.
     *
     * @param stamp what the topics say of it now: a copy of which they said anything else goes
     */
    public CompletionStage<Optional<Copy>> find(CacheKey key, String stamp) {
        String text = FetchedName.text(key, digest);
        return open.thenApplyAsync(_ -> read(text, stamp), readers).exceptionally(failed -> {
            // Who asks is to ask the source then, at the end of the service, too.
            LOG.warnf("A kept file could not be looked for: %s: %s", text, failed);
            return Optional.empty();
        });
    }

    /**
     * Keeps these bytes, later.
     *
     * @param content complete; it is claimed until it is on disk
     * @param stamp what the topics said of it before it was asked for
     * @param still whether it is still worth keeping when its turn comes
     */
    public void keepLater(
            CacheKey key,
            String stamp,
            StoredContent content,
            Validators validators,
            String peer,
            BooleanSupplier still) {
        ContentClaim claim = limit > 0 ? content.claim() : null;
        if (claim == null) {
            return;
        }
        Head head = new Head(
                FetchedName.text(key, digest),
                key.shownName(),
                stamp,
                content.sha256(),
                content.length(),
                validators,
                peer);
        if (waiting.incrementAndGet() > QUEUE) {
            passedOver.increment();
            waiting.decrementAndGet();
            claim.close();
            return;
        }
        if (!later(() -> keep(head, claim, still))) {
            claim.close();
        }
    }

    /**
     * The source says that what is held in memory is still the file. On disk another version may lie, whose time is none of this:
     * this one takes its place.
     *
     * @param stamp what the topics said of it before the source was asked
     * @param still whether it is still worth keeping when its turn comes
     */
    public void confirmed(CacheKey key, String stamp, HeldFile held, BooleanSupplier still) {
        if (limit > 0 && shelf.isOverdue(FetchedName.file(key, digest), clock.millis(), MARKED_MILLIS)) {
            keepLater(key, stamp, held.content(), held.validators(), held.peer(), still);
        }
    }

    /** The source says that there is no such file. */
    public void drop(CacheKey key) {
        // What still waits for the disk is on the shelf no sooner than it waits no more; the writer keeps to the order.
        if (limit > 0 && (waiting.get() > 0 || holds(key))) {
            String file = FetchedName.file(key, digest);
            later(() -> removeHeld(file));
        }
    }

    @Override
    public void dropAll() {
        dropAll(_ -> true);
    }

    /** Reads all heads. */
    @Override
    public void dropName(String path) {
        Tag name = Tag.ofPath(path);
        dropAll(file -> {
            try {
                return Tag.ofPath(disk.head(file).name()).equals(name);
            } catch (IOException e) {
                LOG.debugf("A kept file has no head that can be read, and goes: %s", e.getMessage());
                return true;
            }
        });
    }

    @Override
    @PreDestroy
    public void close() {
        // What waits is written: a service that ends in order forgets nothing.
        writer.close();
        readers.close();
    }

    /** Has the writer do this; false: the service ends, and it will not. */
    private boolean later(Runnable work) {
        try {
            writer.execute(work);
            return true;
        } catch (RejectedExecutionException stopping) {
            LOG.debug("The service ends, and what is kept stays as it is");
            return false;
        }
    }

    private void dropAll(Predicate<String> which) {
        if (limit > 0) {
            CompletableFuture.runAsync(
                            () -> shelf.files().stream().filter(which).forEach(this::remove), writer)
                    .join();
        }
    }

    private void open() {
        try {
            disk.open(shelf);
        } catch (IOException e) {
            failed("What was kept cannot be looked at", e);
        } finally {
            open.complete(null);
        }
    }

    private Optional<Copy> read(String text, String stamp) {
        String file = FetchedName.file(text);
        if (!shelf.holds(file)) {
            return Optional.empty();
        }
        try {
            KeptDisk.Found found = disk.read(file, text, stamp);
            if (found == null) {
                remove(file);
                return Optional.empty();
            }
            shelf.seen(file, found.head().brief());
            Duration age = Duration.between(found.confirmed(), clock.instant());
            if (age.compareTo(SLACK.negated()) < 0) {
                found.claim().close();
                LOG.infof(
                        "A kept file is of a time to come, and not served: %s",
                        found.head().name());
                return Optional.empty();
            }
            return Optional.of(new Copy(
                    found.claim(),
                    found.head().validators(),
                    found.head().peer(),
                    age.isNegative() ? Duration.ZERO : age));
        } catch (BrokenStateException e) {
            dropped.increment();
            LOG.warnf("A kept file is dropped, and not served: %s: %s", text, e.getMessage());
            remove(file);
        } catch (NoRoomException e) {
            LOG.debugf("No room for a kept file: %s", e.getMessage());
        } catch (NotNowException e) {
            LOG.infof("A kept file cannot be taken in now, and stays: %s: %s", text, e.getMessage());
        } catch (IOException e) {
            LOG.warnf("A kept file cannot be read: %s: %s", text, e);
            shelf.remove(file);
        }
        return Optional.empty();
    }

    private void keep(Head head, ContentClaim claim, BooleanSupplier still) {
        String file = FetchedName.file(head.text());
        try {
            long now = clock.millis();
            if (!still.getAsBoolean()) {
                return;
            }
            if (shelf.isSame(file, head.brief())) {
                disk.mark(file, now);
            } else if (System.nanoTime() - pausedUntil >= 0) {
                write(file, head, claim.content(), now);
            } else {
                passedOver.increment();
                removeHeld(file);
            }
        } catch (IOException e) {
            failed("A fetched file is not kept: " + head.name(), e);
        } finally {
            waiting.decrementAndGet();
            claim.close();
        }
    }

    private void write(String file, Head head, StoredContent content, long now) throws IOException {
        byte[] first = head.bytes();
        var gone = shelf.outOfTheWay(file, first.length + content.length());
        if (gone == null) {
            LOG.debugf("%s is larger than all that is kept", head.name());
            removeHeld(file);
            return;
        }
        gone.forEach(this::remove);
        try {
            disk.write(file, first, content, now);
        } catch (IOException e) {
            removeHeld(file);
            throw e;
        }
        shelf.put(file, first.length + content.length(), head.brief(), now);
    }

    /** An older version must not outlive the one that could not take its place. */
    private void removeHeld(String file) {
        if (shelf.holds(file)) {
            remove(file);
        }
    }

    private void failed(String what, IOException e) {
        passedOver.increment();
        pausedUntil = System.nanoTime() + PAUSE_NANOS;
        LOG.warnf("%s; nothing is kept for %d s: %s", what, TimeUnit.NANOSECONDS.toSeconds(PAUSE_NANOS), e);
    }

    private void remove(String file) {
        try {
            disk.remove(file);
            shelf.remove(file);
        } catch (IOException e) {
            LOG.warnf("A kept file cannot be removed: %s", e);
        }
    }

    /** Returns when all that waits for the disk is done. */
    public void settle() {
        CompletableFuture.runAsync(() -> {}, writer).join();
    }
}
