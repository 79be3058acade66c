package io.option150.registry.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.registry.story.SharedCauses.PhoneFinding;
import io.option150.registry.story.SharedCauses.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cause of many phones is told once. */
class SharedCausesTest {

    @Test
    void fivePhonesOfOneHomeShareIt() {
        Told told = SharedCauses.of(phones(5, FindingKind.HOME_AWAY, "b", 120));
        assertThat(told.single()).isEmpty();
        assertThat(told.shared()).singleElement().satisfies(shared -> {
            assertThat(shared.place()).isEqualTo("b");
            assertThat(shared.phones()).isEqualTo(5);
            assertThat(shared.since()).isEqualTo(Tale.BEGIN);
            assertThat(shared.some()).containsExactly("SEP0", "SEP1", "SEP2", "SEP3", "SEP4");
        });
    }

    @Test
    void fourDoNot() {
        Told told = SharedCauses.of(phones(4, FindingKind.HOME_AWAY, "b", 120));
        assertThat(told.shared()).isEmpty();
        assertThat(told.single()).hasSize(4);
    }

    @Test
    void fiveThatBeganLongAfterEachOtherDoNot() {
        assertThat(SharedCauses.of(phones(5, FindingKind.HOME_AWAY, "b", 151)).shared())
                .isEmpty();
        assertThat(SharedCauses.of(phones(5, FindingKind.HOME_AWAY, "b", 150)).shared())
                .hasSize(1);
    }

    @Test
    void aRenewedSignerShowsWheneverAPhoneBoots() {
        assertThat(SharedCauses.of(phones(5, FindingKind.SIGNER_RENEWED, "b", 7200))
                        .shared())
                .hasSize(1);
    }

    @Test
    void otherFindingsAndOtherHomesDoNotCount() {
        List<PhoneFinding> all = new ArrayList<>(phones(3, FindingKind.HOME_AWAY, "b", 1));
        all.addAll(phones(4, FindingKind.UNKNOWN_PHONE, "b", 1));
        assertThat(SharedCauses.of(all).shared()).isEmpty();
    }

    @Test
    void phonesWithoutAHomeShareItBySubnet() {
        Told told = SharedCauses.of(phones(30, FindingKind.UNKNOWN_PHONE, "", 1));
        assertThat(told.shared()).singleElement().satisfies(shared -> {
            assertThat(shared.place()).isEqualTo("192.0.2.0/24");
            assertThat(shared.phones()).isEqualTo(30);
            assertThat(shared.some()).hasSize(SharedCauses.MOST_NAMED);
        });
    }

    @Test
    void whatIsToBeVisitedOneByOneIsToldOneByOne() {
        assertThat(SharedCauses.of(phones(9, FindingKind.SILENT, "b", 1)).single())
                .hasSize(9);
        assertThat(SharedCauses.of(phones(9, FindingKind.PROVISIONED, "b", 1)).single())
                .hasSize(9);
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.77,192.0.2.0/24", "2001:db8:1:2:3:4:5:6,2001:db8:1:2:0:0:0:0/64", "not-an-address,''", "'',''"
    })
    void subnets(String address, String subnet) {
        assertThat(SharedCauses.subnet(address)).isEqualTo(subnet);
    }

    private static List<PhoneFinding> phones(int count, FindingKind kind, String home, int seconds) {
        List<PhoneFinding> phones = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            Finding finding = new Finding(
                    kind, "", Tale.BEGIN.plusSeconds((long) at * seconds), List.of(), Map.of("signer", "B/02"));
            phones.add(new PhoneFinding("SEP" + at, home, "192.0.2." + (at + 1), finding));
        }
        return phones;
    }
}
