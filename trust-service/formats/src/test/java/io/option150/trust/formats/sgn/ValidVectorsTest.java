package io.option150.trust.formats.sgn;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.trust.formats.Reading;
import io.option150.trust.formats.Vectors;
import io.option150.trust.formats.header.DigestAlgorithm;
import io.option150.trust.formats.header.HeaderContent;
import io.option150.trust.formats.header.ModulusSize;
import io.option150.trust.formats.tlv.MalformedException;
import io.option150.trust.formats.verify.Verdict;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidVectorsTest {

    private static final SgnVerifier VERIFIER = new SgnVerifier(Vectors.trusted());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "worked-example.cnf.xml.sgn",
                "SEPB000B4BA0AEE.cnf.xml.sgn",
                "SEPB000B4BA0AEE.sha512.cnf.xml.sgn",
                "RingList.xml.sgn",
                "empty.xml.sgn",
                "align8.cnf.xml.sgn",
                "nopad.cnf.xml.sgn",
                "ENCB000B4BA0AEE.cnf.xml.sgn"
            })
    void areReadVerifiedAndWrittenBackByteForByte(String name) throws MalformedException {
        byte[] file = Vectors.read("valid/" + name);

        SgnFile read = SgnFile.decode(file, Reading.STRICT);

        assertThat(VERIFIER.verify(read)).isInstanceOf(Verdict.Valid.class);
        assertThat(read.encode()).isEqualTo(file);
    }

    @Test
    void tellWhatTheirHeaderSays() throws MalformedException {
        SgnFile read = SgnFile.decode(Vectors.read("valid/SEPB000B4BA0AEE.sha512.cnf.xml.sgn"), Reading.STRICT);

        HeaderContent content = read.header().header().content();
        assertThat(content.signer().subject()).isEqualTo("CN=open-pub.example.test,OU=Lab,O=Open,L=Krakow,ST=MP,C=PL");
        assertThat(content.signer().serial()).hasToString("83e9080000005545af31");
        assertThat(content.digest()).isEqualTo(DigestAlgorithm.SHA_512);
        assertThat(content.modulus()).isEqualTo(ModulusSize.RSA_2048);
        assertThat(content.fileName()).isEqualTo("SEPB000B4BA0AEE.cnf.xml.sgn");
        assertThat(read.header().length()).isEqualTo(468);
        assertThat(read.payload().toArray()).isEqualTo(Vectors.read("valid/SEPB000B4BA0AEE.cnf.xml"));
    }

    @Test
    void keepTheDirectoryInTheName() throws MalformedException {
        SgnFile read = SgnFile.decode(Vectors.read("valid/empty.xml.sgn"), Reading.STRICT);

        assertThat(read.header().header().content().fileName()).isEqualTo("United_States/g3-tones.xml.sgn");
        assertThat(read.payload().length()).isZero();
    }

    @Test
    void theWorkedExampleComesOutOfTheSignerByteForByte() {
        var signer = new SgnSigner(Vectors.certificate("old1024"), Vectors.old1024Key());
        byte[] file = Vectors.read("valid/worked-example.cnf.xml.sgn");

        byte[] header = signer.begin(
                        new SgnFileName("SEPB000B4BA0AEE.cnf.xml.sgn"),
                        DigestAlgorithm.SHA_1,
                        Instant.parse("2015-03-06T20:56:07Z"))
                .update(ByteBuffer.wrap(file, 272, file.length - 272))
                .header();

        assertThat(header).isEqualTo(Arrays.copyOf(file, 272));
    }

    @Test
    void anEncryptedFileIsNoSignedFileUnlessReadLeniently() throws MalformedException {
        byte[] file = Vectors.read("valid/ENCB000B4BA0AEE.cnf.xml.enc.sgn");

        BrokenVectorsTest.assertMalformed(file, Reading.STRICT, 0, 1, "version 1.0", "version 2.0");
        assertThat(VERIFIER.verify(SgnFile.decode(file, Reading.LENIENT))).isInstanceOf(Verdict.Valid.class);
    }
}
