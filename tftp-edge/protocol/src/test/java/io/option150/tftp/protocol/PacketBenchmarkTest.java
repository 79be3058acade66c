package io.option150.tftp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks in short, so that they go on working, and looks at what must allocate nothing. */
@EnabledIfSystemProperty(named = "long", matches = ".*")
class PacketBenchmarkTest {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    @Test
    void whatIsDoneForEachPacketAllocatesNothing() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(PacketBenchmark.class.getName() + "\\.(readAck|writeDataHead|sendOnAnAck)$")
                        .addProfiler(GCProfiler.class)
                        .forks(0)
                        .warmupIterations(2)
                        .warmupTime(TimeValue.milliseconds(500))
                        .measurementIterations(2)
                        .measurementTime(TimeValue.milliseconds(500))
                        .shouldFailOnError(true)
                        .build())
                .run();

        assertThat(results)
                .isNotEmpty()
                .allSatisfy(result -> assertThat(Objects.requireNonNull(
                                        result.getSecondaryResults().get(ALLOCATED))
                                .getScore())
                        .as(result.getPrimaryResult().getLabel())
                        .isLessThan(1));
    }
}
