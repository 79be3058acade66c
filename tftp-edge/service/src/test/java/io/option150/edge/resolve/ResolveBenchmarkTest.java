package io.option150.edge.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Objects;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks in short, so that they go on working, and looks at what must allocate nothing. */
@EnabledIfSystemProperty(named = "long", matches = ".*")
class ResolveBenchmarkTest {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /** Bytes, as docs/performance.md has them: a claim, and a whole answer with all that belongs to it. */
    @ParameterizedTest
    @CsvSource({"cacheHit, 24", "answerWithAHeldFile, 1432"})
    void anAnswerFromMemoryAllocatesNoMoreThanThis(String benchmark, double most) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(ResolveBenchmark.class.getName() + "\\." + benchmark + "$")
                        .addProfiler(GCProfiler.class)
                        .forks(0)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
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
                        .isLessThan(most + 1));
    }
}
