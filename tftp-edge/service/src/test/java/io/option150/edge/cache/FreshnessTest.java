package io.option150.edge.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.Settings;
import io.option150.edge.content.NoOpenClaims;
import io.option150.edge.content.TestStore;
import io.option150.edge.http.Validators;
import io.option150.edge.name.NameClass;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RES-10 to RES-12: how long what is held may be served, by its age alone. */
@ExtendWith(NoOpenClaims.class)
class FreshnessTest {

    private static final long T0 = 50_000;

    private final TestStore store = TestStore.of(1 << 20, 0);
    private final Freshness freshness = new Freshness(Settings.of(CacheSettings.class));
    private final HeldFile held = new HeldFile(store.complete(new byte[1]), Validators.NONE, "127.0.0.2", T0);

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @CsvSource({
        "DEVICE, 5",
        "DEVICE_TRUST, 5",
        "CLUSTER_TRUST, 5",
        "DEFAULT_CONFIG, 60",
        "CLUSTER_OWN, 60",
        "COMMON, 60",
    })
    void res10AndRes12ACopyAndANoAreFreshForTheirClassesTime(NameClass nameClass, long seconds) {
        long end = T0 + Duration.ofSeconds(seconds).toMillis();
        MissingFile missing = new MissingFile(T0);

        assertThat(freshness.isFresh(held, nameClass, end - 1)).isTrue();
        assertThat(freshness.isFresh(held, nameClass, end)).isFalse();
        assertThat(freshness.isFresh(missing, nameClass, end - 1)).isTrue();
        assertThat(freshness.isFresh(missing, nameClass, end)).isFalse();
    }

    @Test
    void res10ARevalidatedCopyIsFreshAgain() {
        held.revalidated(T0 + 6_000);

        assertThat(freshness.isFresh(held, NameClass.DEVICE, T0 + 10_999)).isTrue();
    }

    @Test
    void res11AStaleCopyIsServedForADayWhileItsClusterIsAwayAndHalfAnHourWhileItIsThere() {
        long half = T0 + Duration.ofMinutes(30).toMillis();
        long day = T0 + Duration.ofHours(24).toMillis();

        assertThat(freshness.mayServeStale(held, true, half - 1)).isTrue();
        assertThat(freshness.mayServeStale(held, true, half)).isFalse();
        assertThat(freshness.mayServeStale(held, false, day - 1)).isTrue();
        assertThat(freshness.mayServeStale(held, false, day)).isFalse();
        assertThat(freshness.isDead(held, day)).isTrue();
    }

    @Test
    void res11APhoneWaits700MillisecondsForARevalidation() {
        assertThat(freshness.revalidateWithin()).isEqualTo(700);
    }

    @Test
    void res15AVersionIsProvedByAStrongTagOrElseByTheTimeOfChange() {
        Validators strong = new Validators("\"a\"", "Mon, 05 Jan 2026 10:00:00 GMT");
        Validators timed = new Validators(null, "Mon, 05 Jan 2026 10:00:00 GMT");

        assertThat(strong.prove(new Validators("\"a\"", null))).isTrue();
        assertThat(strong.prove(new Validators("\"b\"", strong.lastModified()))).isFalse();
        assertThat(strong.prove(timed)).isFalse();
        assertThat(timed.prove(strong)).isFalse();
        assertThat(timed.prove(timed)).isTrue();
        assertThat(new Validators("W/\"a\"", null).prove(new Validators("W/\"a\"", null)))
                .isFalse();
        assertThat(Validators.NONE.prove(Validators.NONE)).isFalse();
    }
}
