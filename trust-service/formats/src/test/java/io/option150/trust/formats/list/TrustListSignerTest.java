package io.option150.trust.formats.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.option150.trust.formats.Reading;
import io.option150.trust.formats.Vectors;
import io.option150.trust.formats.header.DigestAlgorithm;
import io.option150.trust.formats.header.FormatVersion;
import io.option150.trust.formats.signer.Function;
import io.option150.trust.formats.tlv.MalformedException;
import io.option150.trust.formats.verify.Verdict;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrustListSignerTest {

    private static final Instant BUILT = Instant.parse("2026-12-01T00:00:00Z");
    private static final TrustListSigner SIGNER = new TrustListSigner(Vectors.certificate("sast"), Vectors.key("sast"));

    /** The non-secure CTL was written by another encoder from the layout alone: ours gives the same records. */
    @Test
    void recordsComeOutAsAnIndependentEncoderWritesThem() throws MalformedException, UnknownHostException {
        List<ListRecord> theirs = TrustList.decode(Vectors.read("valid/CTL-nonsecure-style.tlv"), Reading.STRICT)
                .records();

        assertThat(listed("sast", Function.SAST, "pub1").elements())
                .isEqualTo(theirs.get(0).elements().stream()
                        .filter(element -> element.tag() < RecordTag.IPADDRESS.code())
                        .toList());
        assertThat(new RecordBuilder(Function.CCM_TFTP)
                        .dnsName("198.51.100.10")
                        .address((Inet4Address) InetAddress.getByName("198.51.100.10"))
                        .build())
                .isEqualTo(theirs.get(1));
    }

    @ParameterizedTest
    @EnumSource(TrustListKind.class)
    void whatIsSignedVerifiesAndCarriesTheListsName(TrustListKind kind) throws MalformedException {
        List<ListRecord> records = List.of(
                listed("sast", Function.SAST, "a"),
                listed("ccmtftp", Function.CCM_TFTP, ""),
                listed("ec", Function.TFTP, ""),
                listed("tvs", Function.TVS, ""));
        byte[] file = SIGNER.sign(kind, records, DigestAlgorithm.SHA_512, Optional.of(new FormatVersion(1, 1)), BUILT);

        TrustList read = TrustList.decode(file, Reading.STRICT);
        assertThat(TrustListVerifier.at(BUILT).verifyFirst(read)).isInstanceOf(Verdict.Valid.class);
        assertThat(read.records()).isEqualTo(records);
        assertThat(read.header().length() % 4).isZero();
        assertThat(read.header().header().content().fileName()).isEqualTo(kind.fileName());
        assertThat(read.header().header().content().extras().signerVersion()).contains(new FormatVersion(1, 1));
        assertThat(read.header().header().content().signer().issuer())
                .isEqualTo("CN=ITLRECOVERY_open-pub.example.test;OU=Lab;O=Open;L=Krakow;ST=MP;C=PL");
        assertThat(read.encode()).isEqualTo(file);
    }

    @Test
    void theSignerVersionIsLeftOutUnlessAskedFor() throws MalformedException {
        TrustList read = TrustList.decode(sign(List.of(listed("sast", Function.SAST, ""))), Reading.STRICT);

        assertThat(read.header().header().content().extras().signerVersion()).isEmpty();
        assertThat(read.header().header().content().digest()).isEqualTo(DigestAlgorithm.SHA_1);
    }

    @Test
    void aListWithoutItsSignerAsSastIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> sign(List.of(listed("sast", Function.TFTP, ""), listed("ccmtftp", Function.SAST, ""))))
                .withMessageContaining("none is the signer as SAST");
    }

    @Test
    void aThirdSastIsRefused() {
        List<ListRecord> records = Collections.nCopies(3, listed("sast", Function.SAST, ""));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> sign(records))
                .withMessage("records: 3 are SAST, phones accept 2");
    }

    @Test
    void aListThatPhonesFailToLoadIsRefused() {
        List<ListRecord> records = new ArrayList<>(Collections.nCopies(45, listed("tvs", Function.TVS, "")));
        records.add(listed("sast", Function.SAST, ""));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> sign(records))
                .withMessageMatching("trust list: \\d+ bytes, phones load at most 65536");
    }

    @Test
    void aForeignSignerAndAnExpiredOneAreToldApart() throws MalformedException {
        TrustList mine = TrustList.decode(sign(List.of(listed("sast", Function.SAST, ""))), Reading.STRICT);
        TrustList theirs = TrustList.decode(
                new TrustListSigner(Vectors.certificate("ccmtftp"), Vectors.key("ccmtftp"))
                        .sign(
                                TrustListKind.ITL,
                                List.of(listed("ccmtftp", Function.SAST, "")),
                                DigestAlgorithm.SHA_1,
                                Optional.empty(),
                                BUILT),
                Reading.STRICT);
        TrustListVerifier now = TrustListVerifier.at(BUILT);

        assertThat(now.verifyUpdate(mine, mine)).isInstanceOf(Verdict.Valid.class);
        assertThat(now.verifyUpdate(theirs, mine)).isInstanceOf(Verdict.UnknownSigner.class);
        assertThat(TrustListVerifier.at(Instant.parse("2056-01-01T00:00:00Z")).verifyFirst(mine))
                .isInstanceOf(Verdict.OutsideValidity.class);
        assertThat(TrustListVerifier.at(Instant.EPOCH).verifyFirst(mine)).isInstanceOf(Verdict.OutsideValidity.class);
    }

    static ListRecord listed(String certificate, Function function, String dnsName) {
        return new RecordBuilder(function)
                .certificate(Vectors.certificate(certificate))
                .dnsName(dnsName)
                .build();
    }

    static byte[] sign(List<ListRecord> records) {
        return SIGNER.sign(TrustListKind.ITL, records, DigestAlgorithm.SHA_1, Optional.empty(), BUILT);
    }
}
