package io.option150.edge.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RES-2: which names are one phone's. */
class NameMacTest {

    @ParameterizedTest
    @CsvSource({
        "SEP001122AABBCC, true, SEP001122AABBCC",
        "SIP001122AABBCC, true, SEP001122AABBCC",
        "GK001122AABBCC, true, SEP001122AABBCC",
        "ATA001122AABBCC, true, ATA001122AABBCC",
        "SKIGW1122AABBCC, true, SKIGW1122AABBCC",
        "AN1122AABBCC080, true, AN1122AABBCC080",
        "SIPDEFAULT, false, SIPDEFAULT",
        "SIP001122AABBCX, false, SIP001122AABBCX",
        "GKDEFAULT, false, GKDEFAULT",
        "XMLDEFAULT7960, false, XMLDEFAULT7960",
    })
    void olderFirmwaresNamesAreTheDevices(String key, boolean carries, String device) {
        assertThat(NameMac.in(key)).isEqualTo(carries);
        assertThat(NameMac.deviceName(key)).isEqualTo(device);
    }

    @ParameterizedTest
    @CsvSource({
        "SEP001122AABBCC, SIP001122AABBCC, true",
        "SEP001122AABBCC, GK001122AABBCC, true",
        "SEP001122AABBCC, ATA001122AABBCC, true",
        "SEP001122AABBCC, SEP801122AABBCC, false",
        "SEP001122AABBCC, SEP001122AABBCD, false",
        "SEP001122AABBCC, SEP001122AABBC, false",
        "SEP001122AABBCC, SEP001122AABBCCD, false",
        "SEP001122AABBCC, 001122AABBCC, false",
        "SEP001122AABBCC, SEP001122AABBCX, false",
        "ATA001122AABBCC, ATA1122AABBCC01, true",
        "GK001122AABBCC, ATA1122AABBCC01, true",
        "SEP001122AABBCC, ATA1122AABBCC01, false",
        "ATA001122AABBCC, ATA1122AABBCC02, false",
        "SKIGW1122AABBCC, SEP001122AABBCC, true",
        "SKIGW1122AABBCC, AN1122AABBCC080, true",
        "SKIGW1122AABBCC, AN1122AABBCC, true",
        "SKIGW1122AABBCC, SKIGW1122AABBCD, false",
        "AN1122AABBCC080, AN1122AABBCC081, true",
        "AN1122AABBCC0810, AN1122AABBCC081, false",
        "AN1122AABBCC08X, AN1122AABBCC081, false",
        "SKIGW1122AABBC, SKIGW1122AABBC, false",
        "ANNEX, ANNEX, false",
        "GW.EXAMPLE, GW.EXAMPLE, false",
    })
    void res2NamesOfOneMacAreOnePhones(String one, String other, boolean same) {
        assertThat(NameMac.samePhone(one, other)).isEqualTo(same);
        assertThat(NameMac.samePhone(other, one)).isEqualTo(same);
        Set<Long> shared = tails(one);
        shared.retainAll(tails(other));
        if (same) {
            assertThat(shared).as("found by their last ten digits").isNotEmpty();
        }
    }

    private static Set<Long> tails(String key) {
        Set<Long> tails = new HashSet<>();
        NameMac.tails(key, tails::add);
        return tails;
    }
}
