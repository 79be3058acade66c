package io.option150.registry.discovery.statement;

import io.option150.registry.discovery.statement.World.Step;
import io.option150.registry.discovery.statement.World.What;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Three sources in any order of good reads, reads that break off (503, a cut body), queues that are rebuilt (all is read), phones
 * that move, come and go, clusters that go back to an old state, and admins who set homes by hand: nothing wrong is stored, and
 * nothing right is lost.
 */
class AnyOrderTest {

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(What.class),
                        Arbitraries.integers().between(0, World.PHONES - 1),
                        Arbitraries.integers().between(0, World.CLUSTERS.size() - 1),
                        Arbitraries.integers().between(0, 2))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Property(tries = 2_000)
    void nothingWrongIsStoredAndNothingRightIsLost(@ForAll("steps") List<Step> steps) {
        new World(new MemoryLedger()).play(steps);
    }
}
