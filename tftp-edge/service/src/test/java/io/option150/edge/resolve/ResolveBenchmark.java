package io.option150.edge.resolve;

import io.option150.edge.Settings;
import io.option150.edge.cache.CacheKey;
import io.option150.edge.cache.HeldFile;
import io.option150.edge.content.ContentClaim;
import io.option150.edge.name.ClassifiedName;
import io.option150.edge.name.FileName;
import io.option150.edge.name.NameSettings;
import io.option150.edge.name.NameTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What an answer from memory costs, as a whole and in its parts; run with {@code -prof gc} for the bytes it allocates. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ResolveBenchmark {

    private static final String COMMON = "ringlist.xml";
    private static final String DEVICE = "SEP001122AABBCC.cnf.xml";

    private final NameTable names = new NameTable(Settings.of(NameSettings.class));
    private final InetAddress client = InetAddress.ofLiteral(TestEdge.PHONE);
    private final FileName device = FileName.parse(DEVICE);
    private final FileName common = FileName.parse(COMMON);
    private final TestEdge edge = withOneHeldFile();
    private final CacheKey key = edge.cache.entries().findFirst().orElseThrow().getKey();

    @TearDown(Level.Trial)
    public void stop() throws Exception {
        edge.close();
    }

    @Benchmark
    public ClassifiedName classifyADevicesFile() {
        return names.classify(device, _ -> null);
    }

    @Benchmark
    public ClassifiedName classifyACommonFile() {
        return names.classify(common, _ -> null);
    }

    /** The copy at hand, claimed and given back. */
    @Benchmark
    public ContentClaim cacheHit() {
        HeldFile held = (HeldFile) Objects.requireNonNull(edge.cache.get(key));
        ContentClaim claim = Objects.requireNonNull(held.content().claim());
        claim.close();
        return claim;
    }

    /** From the name on the wire to the bytes. */
    @Benchmark
    public Answer answerWithAHeldFile() {
        Answer.Found found = (Answer.Found) answer(COMMON);
        found.giveBack();
        return found;
    }

    /** From the name on the wire to "no". */
    @Benchmark
    public Answer answerThatThereIsNone() {
        return answer(DEVICE);
    }

    private static TestEdge withOneHeldFile() {
        try {
            TestEdge edge = new TestEdge();
            edge.upload(COMMON, "x".repeat(10_240));
            edge.ask(COMMON);
            edge.settled();
            return edge;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer answer(String name) {
        return edge.resolver
                .resolve(edge.resolver.question(FileName.parse(name), client))
                .toCompletableFuture()
                .join();
    }
}
