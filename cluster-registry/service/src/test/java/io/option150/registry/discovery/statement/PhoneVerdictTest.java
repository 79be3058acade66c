package io.option150.registry.discovery.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PhoneVerdictTest {

    private static PhoneVerdict verdict(@Nullable String home, @Nullable String applied, PhoneStatement... statements) {
        return PhoneVerdict.of(new PhoneHeld(home, applied, false, List.of(statements)));
    }

    private static PhoneStatement here(String cluster) {
        return new PhoneStatement("axl-" + cluster, cluster, false);
    }

    private static PhoneStatement gone(String cluster) {
        return new PhoneStatement("axl-" + cluster, cluster, true);
    }

    @Test
    void aPhoneOfOneClusterGetsItsHomeThere() {
        assertThat(verdict(null, null, here("a"))).isEqualTo(new PhoneVerdict.Assign("a", "axl-a"));
        assertThat(verdict(null, null, here("a"), gone("b"))).isEqualTo(new PhoneVerdict.Assign("a", "axl-a"));
        assertThat(verdict(null, null, gone("a"))).isEqualTo(new PhoneVerdict.Stay());
    }

    @Test
    void aPhoneOfTwoClustersIsForAnAdmin() {
        assertThat(verdict(null, null, here("b"), here("a"))).isEqualTo(new PhoneVerdict.Propose(List.of("a", "b")));
        assertThat(verdict("a", "a", here("a"), here("b"))).isEqualTo(new PhoneVerdict.Propose(List.of("b")));
        assertThat(verdict("a", "a", gone("a"), here("b"), here("c")))
                .isEqualTo(new PhoneVerdict.Propose(List.of("b", "c")));
    }

    @Test
    void goneThereAndHereNowIsAMove() {
        assertThat(verdict("a", "a", gone("a"), here("b"))).isEqualTo(new PhoneVerdict.Move("a", "b", "axl-b"));
    }

    @Test
    void whatIsNotKnownToBeGoneIsNotMoved() {
        assertThat(verdict("a", "a", here("b"))).isEqualTo(new PhoneVerdict.Propose(List.of("b")));
    }

    @Test
    void whatWasSetByHandStays() {
        assertThat(verdict("a", null, gone("a"), here("b"))).isEqualTo(new PhoneVerdict.Propose(List.of("b")));
        assertThat(verdict("c", "a", gone("a"), here("b"))).isEqualTo(new PhoneVerdict.Propose(List.of("b")));
        assertThat(verdict("b", "a", gone("a"), here("b"))).isEqualTo(new PhoneVerdict.Stay());
    }

    @Test
    void aPhoneThatIsGoneEverywhereStaysWhereItWas() {
        assertThat(verdict("a", "a", gone("a"), gone("b"))).isEqualTo(new PhoneVerdict.Stay());
    }

    @Test
    void whatWasRemovedByHandStaysRemoved() {
        assertThat(PhoneVerdict.of(new PhoneHeld(null, null, true, List.of(here("a")))))
                .isEqualTo(new PhoneVerdict.Stay());
        assertThat(PhoneVerdict.of(new PhoneHeld(null, null, true, List.of(here("a"), here("b")))))
                .isEqualTo(new PhoneVerdict.Stay());
    }
}
