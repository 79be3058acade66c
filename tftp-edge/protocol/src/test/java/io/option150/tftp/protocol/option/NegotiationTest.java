package io.option150.tftp.protocol.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiationTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "blksize=1428,         blksize=1428",
                "blksize=512,          blksize=512",
                "blksize=8,            blksize=8",
                "blksize=7,            -",
                "blksize=65464,        blksize=1428",
                "blksize=99999,        blksize=1428",
                "blksize=-1,           -",
                "blksize=+512,         -",
                "blksize=' 512',       -",
                "blksize=,             -",
                "blksize=x,            -",
                "blksize=9999999999999999999999, -",
                "windowsize=1,         windowsize=1",
                "windowsize=0,         -",
                "windowsize=16,        windowsize=16",
                "windowsize=65536,     windowsize=16",
                "timeout=1,            timeout=1",
                "timeout=255,          timeout=255",
                "timeout=0,            -",
                "timeout=256,          -",
                "tsize=0,              tsize=77",
                "tsize=5,              tsize=77",
                "tsize=x,              -",
                "multicast=,           -",
                "rollover=0,           -",
            })
    void eachOptionIsGrantedWithinItsRange(String asked, String granted) {
        Agreement agreement = Negotiation.grant(options(asked.replace("'", "")), OptionPolicy.DEFAULT, false, 77);

        assertThat(agreement.oack()).isEqualTo(granted == null ? Map.of() : options(granted));
    }

    /** An ACK that comes late, of a window long gone, would else be taken for one of the present window. */
    @Test
    void aWindowIsNeverMoreThanHalfOfTheBlockNumbers() {
        OptionPolicy boundless = new OptionPolicy(1428, 1500, 65_535, Set.of());

        assertThat(Negotiation.grant(options("windowsize=65535"), boundless, false, 9))
                .isEqualTo(new Agreement(512, 32_767, 0, -1, options("windowsize=32767")));
    }

    @Test
    void withoutOptionsThePlainTermsHold() {
        assertThat(Negotiation.grant(Map.of(), OptionPolicy.DEFAULT, false, 77)).isEqualTo(Agreement.PLAIN);
    }

    @Test
    void theOackKeepsTheOrderOfTheRequest() {
        Agreement agreement = Negotiation.grant(
                options("windowsize=4", "tsize=0", "timeout=2", "blksize=1024"), OptionPolicy.DEFAULT, false, 9);

        assertThat(agreement.oack().keySet()).containsExactly("windowsize", "tsize", "timeout", "blksize");
        assertThat(agreement)
                .isEqualTo(
                        new Agreement(1024, 4, 2, 9, options("windowsize=4", "tsize=9", "timeout=2", "blksize=1024")));
    }

    @Test
    void tsizeIsLeftOutWhileTheLengthIsUnknown() {
        Agreement agreement = Negotiation.grant(options("tsize=0", "blksize=600"), OptionPolicy.DEFAULT, false, -1);

        assertThat(agreement.oack()).isEqualTo(Map.of("blksize", "600"));
        assertThat(agreement.tsize()).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({"1500, false, 1428", "1500, true, 1428", "1450, false, 1418", "1450, true, 1398", "68, true, 16"})
    void theBlockFitsTheLink(int mtu, boolean ipv6, int blksize) {
        OptionPolicy policy = new OptionPolicy(1428, mtu, 16, Set.of());

        assertThat(Negotiation.grant(options("blksize=1428"), policy, ipv6, 1).blksize())
                .isEqualTo(blksize);
    }

    @Test
    void refusedOptionsArePassedOver() {
        OptionPolicy policy = new OptionPolicy(1428, 1500, 16, Set.of("TSize", "windowsize"));

        assertThat(Negotiation.grant(options("tsize=0", "windowsize=4", "blksize=600"), policy, false, 9)
                        .oack())
                .isEqualTo(Map.of("blksize", "600"));
    }

    @ParameterizedTest
    @CsvSource({
        "blksize=1428",
        "blksize=8",
        "windowsize=4",
        "windowsize=1",
        "tsize=0",
        "tsize=123456789012",
        "timeout=3",
    })
    void aClientTakesWhatItAskedForOrLess(String oack) {
        assertThat(Negotiation.accept(ASKED, options(oack))).isInstanceOf(Agreement.class);
    }

    @ParameterizedTest
    @CsvSource({
        "blksize=1429",
        "blksize=7",
        "blksize=x",
        "windowsize=5",
        "windowsize=0",
        "timeout=2",
        "timeout=4",
        "tsize=x",
        "tsize=-1",
        "multicast=1",
    })
    void aClientRefusesMoreThanItAskedFor(String oack) {
        assertThat(Negotiation.accept(ASKED, options(oack))).isInstanceOf(UnacceptableOack.class);
    }

    @Test
    void aRefusalNamesOptionValueAndWhatWasAsked() {
        assertThat(Negotiation.accept(ASKED, options("blksize=9000")))
                .isEqualTo(new UnacceptableOack("OACK grants blksize=9000, asked for 1428"));
        assertThat(Negotiation.accept(Map.of(), options("tsize=1")))
                .isEqualTo(new UnacceptableOack("OACK grants tsize=1, asked for nothing of that name"));
    }

    @Test
    void anEmptyOackMeansThePlainTerms() {
        assertThat(Negotiation.accept(ASKED, Map.of())).isEqualTo(Agreement.PLAIN);
    }

    @Test
    void aPolicyOutOfRangeIsRefusedByName() {
        assertThatThrownBy(() -> new OptionPolicy(7, 1500, 16, Set.of()))
                .hasMessage("blksize must be 8 to 65464, is 7");
        assertThatThrownBy(() -> new OptionPolicy(512, 67, 16, Set.of()))
                .hasMessage("mtu must be 68 to 65535 bytes, is 67");
        assertThatThrownBy(() -> new OptionPolicy(512, 1500, 0, Set.of()))
                .hasMessage("windowsize must be 1 to 65535, is 0");
    }

    private static final Map<String, String> ASKED = options("tsize=0", "blksize=1428", "windowsize=4", "timeout=3");

    private static Map<String, String> options(String... pairs) {
        Map<String, String> options = new LinkedHashMap<>();
        Arrays.stream(pairs).map(pair -> pair.split("=", 2)).forEach(pair -> options.put(pair[0], pair[1]));
        return options;
    }
}
