package io.option150.trust.formats.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.trust.formats.Reading;
import io.option150.trust.formats.Vectors;
import io.option150.trust.formats.header.DigestAlgorithm;
import io.option150.trust.formats.header.FormatVersion;
import io.option150.trust.formats.header.HeaderContent;
import io.option150.trust.formats.signer.Function;
import io.option150.trust.formats.tlv.MalformedException;
import io.option150.trust.formats.verify.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidListsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ITLFile.tlv",
                "ITLSEPB000B4BA0AEE.tlv",
                "CTLFile.tlv",
                "CTL-cucm10-style.tlv",
                "CTL-nonsecure-style.tlv",
                "ITL-cucm-style.tlv",
                "ITL-empty.tlv",
                "ITL-over-64K.tlv"
            })
    void areReadVerifiedAndWrittenBackByteForByte(String name) throws MalformedException {
        byte[] file = Vectors.read("valid/" + name);

        for (Reading reading : Reading.values()) {
            TrustList read = TrustList.decode(file, reading);
            assertThat(TrustListVerifier.timeless().verifyFirst(read)).isInstanceOf(Verdict.Valid.class);
            assertThat(read.encode()).isEqualTo(file);
        }
    }

    @Test
    void tellWhatADeviceListHolds() throws MalformedException {
        TrustList read = read("valid/ITLSEPB000B4BA0AEE.tlv");

        HeaderContent content = read.header().header().content();
        assertThat(content.fileName()).isEqualTo("ITLFile.tlv");
        assertThat(content.digest()).isEqualTo(DigestAlgorithm.SHA_512);
        assertThat(content.extras().signerVersion()).contains(new FormatVersion(1, 1));
        assertThat(functions(read)).containsExactly(Function.SAST, Function.CCM, Function.TFTP, Function.TVS);
        ListRecord ec = read.records().get(2);
        assertThat(ec.x509()).contains(Vectors.certificate("ec"));
        assertThat(ec.subject()).contains("CN=open-ec.example.test,OU=Lab,O=Open");
        assertThat(ec.publicKey().orElseThrow().length()).isEqualTo(65);
        assertThat(ec.publicKey().orElseThrow().at(0)).isEqualTo(4);
        assertThat(ec.dnsName()).isEmpty();
    }

    @Test
    void tellOfARoleWithoutCertificate() throws MalformedException {
        ListRecord bare = read("valid/CTL-nonsecure-style.tlv").records().get(1);

        assertThat(bare.function()).isEqualTo(Function.CCM_TFTP);
        assertThat(bare.dnsName()).contains("198.51.100.10");
        assertThat(bare.address().orElseThrow()).hasToString("c633640a");
        assertThat(bare.x509()).isEmpty();
        assertThat(bare.subject()).isEmpty();
        assertThat(bare.serial()).isEmpty();
    }

    @Test
    void tellOfARecordWithoutTheCertificatesSignature() throws MalformedException {
        ListRecord capf = read("valid/CTL-nonsecure-style.tlv").records().get(2);

        assertThat(capf.function()).isEqualTo(Function.CAPF);
        assertThat(capf.signature()).isEmpty();
        assertThat(capf.x509()).contains(Vectors.certificate("capf"));
    }

    @Test
    void giveOneTrustedSignerWithAllItsRolesForACertificateListedTwice() throws MalformedException {
        TrustList read = read("valid/ITL-cucm-style.tlv");

        assertThat(read.records().stream().filter(one -> one.certificateHash().isPresent()))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.hashAlgorithm()).hasValue(1));
        assertThat(read.trusted())
                .filteredOn(signer -> signer.functions().contains(Function.CCM_TFTP))
                .singleElement()
                .satisfies(signer ->
                        assertThat(signer.functions()).containsExactlyInAnyOrder(Function.SAST, Function.CCM_TFTP));
    }

    private static TrustList read(String path) throws MalformedException {
        return TrustList.decode(Vectors.read(path), Reading.STRICT);
    }

    private static List<Function> functions(TrustList list) {
        return list.records().stream().map(ListRecord::function).toList();
    }
}
