package io.option150.trust.formats.signer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import javax.security.auth.x500.X500Principal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinguishedNameTest {

    private static final X500Principal PRINCIPAL =
            new X500Principal("C=PL, ST=MP, L=Krakow, O=\"Open, Inc.\", OU=Lab, CN=pub.example.test");

    @Test
    void isWrittenInTheOrderAndWithTheSeparatorOfUnifiedCm() {
        assertThat(DistinguishedName.of(PRINCIPAL).toText())
                .isEqualTo("CN=pub.example.test;OU=Lab;O=Open, Inc.;L=Krakow;ST=MP;C=PL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CN=pub.example.test;OU=Lab;O=Open, Inc.;L=Krakow;ST=MP;C=PL",
                "cn=pub.example.test; ou=Lab; o=Open, Inc.; l=Krakow; st=MP; c=PL",
                "CN=pub.example.test,OU=Lab,O=Open\\, Inc.,L=Krakow,ST=MP,C=PL",
                "C=PL, ST=MP, L=Krakow, O=\"Open, Inc.\", OU=Lab, CN=pub.example.test"
            })
    void isTheSameInEveryRendering(String text) {
        assertThat(DistinguishedName.parse(text).sameAs(DistinguishedName.of(PRINCIPAL)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pub.example.test",
                "CN=pub.example.test;OU=Lab;O=Open, Inc.;L=Krakow;ST=MP",
                "CN=PUB.example.test;OU=Lab;O=Open, Inc.;L=Krakow;ST=MP;C=PL",
                "CN=pub.example.test;OU=Lab;OU=Lab;O=Open, Inc.;L=Krakow;ST=MP;C=PL"
            })
    void isNotTheSameWhenAPartDiffers(String text) {
        assertThat(DistinguishedName.parse(text).sameAs(DistinguishedName.of(PRINCIPAL)))
                .isFalse();
    }

    @Test
    void typesWithoutAPlaceFollow() {
        var principal = new X500Principal("DC=test, C=PL, CN=a");

        assertThat(DistinguishedName.of(principal).toText()).isEqualTo("CN=a;C=PL;DC=test");
    }

    @Test
    void aValueThatNoReaderCouldSplitIsNotWritten() {
        var principal = new X500Principal("CN=a\\;b, O=c");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DistinguishedName.of(principal).toText())
                .withMessageContaining("CN")
                .withMessageContaining("a;b");
    }

    @Property
    void anyTextIsReadWithoutFault(@ForAll String text) {
        DistinguishedName read = DistinguishedName.parse(text);

        assertThat(read.sameAs(DistinguishedName.parse(text))).isTrue();
    }
}
