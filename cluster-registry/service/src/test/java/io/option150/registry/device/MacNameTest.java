package io.option150.registry.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MacNameTest {

    @ParameterizedTest
    @CsvSource({
        "0011.2233.4455,SEP001122334455",
        "00:11:22:aa:bb:cc,SEP001122AABBCC",
        "00-11-22-33-44-55,SEP001122334455",
        "001122334455,SEP001122334455",
        "aabbccddeeff,SEPAABBCCDDEEFF",
        "0011-2233-4455,SEP001122334455",
        "SEP00:11:22:33:44:55,SEP001122334455",
        "SEP-001122334455,SEP001122334455",
        "ata 0011.2233.4455,ATA001122334455",
        "' 001122AABBCC ',SEP001122AABBCC",
    })
    void isThePhonesNameHoweverTheMacIsWritten(String text, String name) {
        assertThat(MacName.of(text)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SEP001122334455",
                "sep001122aabbcc",
                "SEP001122334455.cnf.xml",
                "00-11",
                "1234",
                "gw",
                "",
                "00:11:22:33:44"
            })
    void leavesAllElseAsItIs(String text) {
        assertThat(MacName.of(text)).isEqualTo(text);
    }
}
