package io.option150.trust.formats.tvs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.option150.trust.formats.Vectors;
import io.option150.trust.formats.signer.Function;
import io.option150.trust.formats.tlv.Bytes;
import io.option150.trust.formats.tlv.MalformedException;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TvsVectorsTest {

    private static final TvsSession SESSION = new TvsSession(1, 1001);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "query-req",
                "query-req-cisco-reconstructed",
                "query-res-found",
                "query-res-notfound",
                "verify-req",
                "verify-res-invalid",
                "verify-res-valid"
            })
    void areReadAndWrittenBackByteForByte(String name) throws MalformedException {
        byte[] message = Hex.message(name);

        assertThat(TvsWriter.encode(TvsReader.decode(message))).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"recorded-verify-app", "recorded-verify-capf"})
    void recordedExchangesAreReadAndWrittenBackByteForByte(String name) throws MalformedException {
        for (String mark : List.of(">", "<")) {
            byte[] message = Hex.lines(name, mark).getFirst();
            assertThat(TvsWriter.encode(TvsReader.decode(message))).isEqualTo(message);
        }
    }

    @Test
    void aPhonesQueryTellsNamesAndSerialNumber() throws MalformedException {
        assertThat(TvsReader.decode(Hex.message("query-req-cisco-reconstructed")))
                .isInstanceOfSatisfying(TvsMessage.QueryRequest.class, query -> {
                    assertThat(query.session()).isEqualTo(SESSION);
                    assertThat(query.device()).hasToString("CP-8861-SEPB000B4BA0AEE");
                    assertThat(query.subject())
                            .contains("CN=ucm11pub.stormin.local;OU=IST;O=Stormin;L=Brisbane;ST=QLD;C=AU");
                    assertThat(query.issuer()).isEqualTo("CN=stormin-WIN2012-CA");
                    assertThat(query.serial()).hasToString("24000000179479b8f124ac3f3b000000000017");
                });
    }

    @Test
    void aQuerysAnswerHoldsCertificateRolesAndTime() throws MalformedException, CertificateEncodingException {
        var found = new TvsMessage.QueryResponse(
                SESSION,
                Bytes.copyOf(Vectors.certificate("ccmtftp").getEncoded()),
                new Vouch(List.of(Function.SAST, Function.TFTP), Duration.ofDays(1)));

        assertThat(TvsReader.decode(Hex.message("query-res-found"))).isEqualTo(found);
    }

    @Test
    void aRecordedAnswerIsWhatWeAnswerToItsRequest() throws MalformedException {
        var request = (TvsMessage.VerificationRequest)
                TvsReader.decode(Hex.lines("recorded-verify-app", ">").getFirst());
        var vouch = new Vouch(List.of(Function.APP_SERVER), Duration.ofDays(1));

        assertThat(TvsWriter.encode(request.answer(vouch)))
                .isEqualTo(Hex.lines("recorded-verify-app", "<").getFirst());
        assertThat(TvsWriter.encode(request.refusal()))
                .isEqualTo(Hex.lines("recorded-verify-capf", "<").getFirst());
    }

    @Test
    void issuerAndSerialNumberAreToldApartByContent() throws MalformedException {
        byte[] usual = Hex.message("query-req-cisco-reconstructed");
        byte[] swapped = usual.clone();
        // Tags 4 and 5 stand at 106 (issuer) and 131 (serial number) of 153 bytes.
        assertThat(usual[106]).isEqualTo((byte) 4);
        assertThat(usual[131]).isEqualTo((byte) 5);
        swapped[106] = 5;
        swapped[131] = 4;

        assertThat(TvsReader.decode(swapped)).isEqualTo(TvsReader.decode(usual));
    }

    @Test
    void garbageInTheReservedByteIsIgnored() throws MalformedException {
        byte[] message = Hex.message("query-res-found");
        TvsMessage clean = TvsReader.decode(message);
        message[3] = (byte) 0xF7;

        assertThat(TvsReader.decode(message)).isEqualTo(clean);
        assertThat(TvsWriter.encode(clean)[3]).isZero();
    }

    @Test
    void aRequestOfVersion0IsAnsweredInVersion1() throws MalformedException {
        byte[] message = Hex.message("verify-req");
        message[1] = 0;

        var request = (TvsMessage.Request) TvsReader.decode(message);
        assertThat(request.session()).isEqualTo(new TvsSession(0, 1001));
        assertThat(request.refusal().session()).isEqualTo(SESSION);
    }

    @Test
    void aQueryWithoutSubjectIsRead() throws MalformedException {
        var usual = (TvsMessage.QueryRequest) TvsReader.decode(Hex.message("query-req"));
        var bare = new TvsMessage.QueryRequest(
                usual.session(), usual.device(), Optional.empty(), usual.issuer(), usual.serial());

        assertThat(TvsReader.decode(TvsWriter.encode(bare))).isEqualTo(bare);
    }

    /** Where the fault is, and in which element; -1 stands for none. */
    @ParameterizedTest
    @CsvSource({
        "bad-protocol, 0, -1, false",
        "bad-version-255, 1, -1, false",
        "bad-type-0, 2, -1, false",
        "bad-type-9, 2, -1, false",
        "bad-type-2, 10, 1, false",
        "bad-length-short, 8, -1, false",
        "bad-length-long, 8, -1, true",
        "bad-length-zero, 10, -1, false",
        "bad-elem-overrun, 37, 2, true",
        "bad-elem-unknown, 37, 200, false",
        "bad-no-device, 859, -1, false",
        "bad-no-cert, 37, -1, false",
        "bad-cert-garbage, 37, 2, false",
        "bad-dup-cert, 886, 2, false",
        "bad-query-no-serial, 161, -1, false",
        "bad-query-serial-empty, 161, 5, false",
        "bad-half-header, 0, -1, true",
        "bad-device-traversal, 10, 1, false",
        "bad-device-no-prefix-byte, 10, 1, false"
    })
    void brokenMessagesAreRefusedWhereTheyAreBroken(String name, int offset, int tag, boolean truncated) {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> TvsReader.decode(Hex.message(name)))
                .satisfies(fault -> {
                    assertThat(fault.offset()).isEqualTo(offset);
                    assertThat(fault.tag()).isEqualTo(tag);
                    assertThat(fault.truncated()).isEqualTo(truncated);
                    assertThat(fault.expected()).isNotBlank();
                });
    }
}
