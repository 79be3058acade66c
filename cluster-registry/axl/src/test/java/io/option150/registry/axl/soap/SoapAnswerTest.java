package io.option150.registry.axl.soap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.option150.registry.axl.failure.AxlException;
import io.option150.registry.axl.failure.AxlFailure;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SoapAnswerTest {

    private static final String ANSWER = envelope(
            "<listPhoneResponse><return><phone uuid=\"{1}\"><name>SEP1</name></phone><phone><name>SÉP2 &amp; <![CDATA[<3>]]></name></phone></return></listPhoneResponse>");

    private static String envelope(String inside) {
        return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Header><any/></s:Header><s:Body>"
                + inside + "</s:Body></s:Envelope>";
    }

    private static List<Element> read(byte[] answer) throws AxlException {
        List<Element> rows = new ArrayList<>();
        SoapAnswer.read(new BoundedStream(new ByteArrayInputStream(answer), 1 << 20), "listPhone", rows::add);
        return rows;
    }

    private static AxlFailure failure(String answer) {
        return catchThrowableOfType(AxlException.class, () -> read(answer.getBytes(UTF_8)))
                .failure();
    }

    @Test
    void rowsAreRead() throws Exception {
        assertThat(read(ANSWER.getBytes(UTF_8)))
                .extracting(row -> row.at("name"))
                .containsExactly("SEP1", "SÉP2 & <3>");
    }

    @Property(tries = 300)
    void anAnswerThatIsCutAnywhereIsCut(@ForAll @IntRange(min = 0, max = 10_000) int seed) {
        byte[] whole = ANSWER.getBytes(UTF_8);
        byte[] cut = Arrays.copyOf(whole, seed % whole.length);
        assertThat(catchThrowableOfType(AxlException.class, () -> read(cut)).failure())
                .isEqualTo(new AxlFailure.CutBody("listPhone", cut.length));
    }

    @Property(tries = 300)
    void bytesOfAnyKindAreReadOrRefused(@ForAll byte[] noise, @ForAll @IntRange(min = 0, max = 10_000) int seed) {
        byte[] answer = ANSWER.getBytes(UTF_8);
        System.arraycopy(
                noise, 0, answer, seed % answer.length, Math.min(noise.length, answer.length - seed % answer.length));
        try {
            assertThat(read(answer)).allSatisfy(row -> assertThat(row.name()).isNotEmpty());
        } catch (AxlException refused) {
            assertThat(refused.failure().message()).isNotEmpty();
        }
    }

    @Test
    void anotherOperationsAnswerIsRefused() {
        assertThat(failure(envelope("<listUserResponse/>")))
                .isEqualTo(new AxlFailure.Malformed("listPhone", "it is a listUserResponse"));
    }

    @Test
    void anEntityOfItsOwnIsRefusedBeforeItIsRead() {
        String bomb = "<!DOCTYPE a [<!ENTITY b \"" + "c".repeat(1_000) + "\">]>";
        assertThat(failure(bomb + ANSWER)).isInstanceOf(AxlFailure.Malformed.class);
        assertThat(failure(ANSWER.replace("SEP1", "&b;"))).isInstanceOf(AxlFailure.Malformed.class);
    }

    @Test
    void aRowHasBounds() {
        String deep = "<a>".repeat(100) + "</a>".repeat(100);
        String wide = "<a/>".repeat(10_000);
        String wordy = "w".repeat(100_000);
        for (String inside : List.of(deep, wide, wordy)) {
            assertThat(failure(ANSWER.replace("SEP1", inside)))
                    .isInstanceOfSatisfying(
                            AxlFailure.Malformed.class,
                            malformed -> assertThat(malformed.why()).contains("in a row"));
        }
    }

    @Test
    void anAnswerHasABound() {
        assertThat(failure(ANSWER.replace("<return>", "<return>" + "<phone/>".repeat(200_000))))
                .isEqualTo(new AxlFailure.TooLarge("listPhone", 1 << 20));
    }

    @Test
    void aFaultWithoutAxlsDetailSaysWhatItSays() {
        assertThat(failure(
                        envelope("<s:Fault><faultcode>s:Client</faultcode><faultstring>No.</faultstring></s:Fault>")))
                .isEqualTo(new AxlFailure.Fault("listPhone", 0, "No."));
    }
}
