package io.option150.trust.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.option150.trust.TrustSettings.SignatureDigest;
import io.option150.trust.formats.header.DigestAlgorithm;
import io.option150.web.Problem;
import io.option150.web.ProblemException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedQueryTest {

    private static final String HASH = "0123456789abcdef".repeat(4);

    @Test
    void theNameIsKeptAsAsked() {
        SignedQuery query = SignedQuery.parse("United_States/G3-Tones.XML.SGN", null, null, SignatureDigest.SHA1);

        assertThat(query.name().value()).isEqualTo("United_States/G3-Tones.XML.SGN");
        assertThat(query.name().baseName()).isEqualTo("United_States/G3-Tones.XML");
        assertThat(query.sha256()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({", SHA1, SHA_1", ", SHA512, SHA_512", "sha1, SHA512, SHA_1", "sha512, SHA1, SHA_512"})
    void theCallersDigestGoesBeforeTheDefault(
            @Nullable String asked, SignatureDigest byDefault, DigestAlgorithm expected) {
        assertThat(SignedQuery.parse("a.xml.sgn", null, asked, byDefault).digest())
                .isEqualTo(expected);
    }

    @Test
    void aHashMayBeWrittenInEitherCase() {
        assertThat(SignedQuery.parse("a.xml.sgn", HASH.toUpperCase(Locale.ROOT), null, SignatureDigest.SHA1)
                        .sha256())
                .hasValue(HASH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".sgn",
                "ringlist.xml",
                "../a.xml.sgn",
                "a/../b.xml.sgn",
                "a\nb.sgn",
                "/a.xml.sgn",
                "a//b.xml.sgn",
                "./a.xml.sgn",
                "a/./b.xml.sgn"
            })
    void whatIsNoNameOfASignedFormIsRefused(String name) {
        Problem problem = refusal(name, null, null);

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.field()).isEqualTo("path");
        assertThat(problem.value()).isEqualTo(name);
    }

    @Test
    void aNameLongerThanAnyOnAPhoneIsRefused() {
        assertThat(refusal("é".repeat(126) + ".sgn", null, null).rule())
                .isEqualTo("must be at most 255 bytes of UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ringlist.xml.enc.sgn",
                "x/SEP001122AABBCC.cnf.xml.enc.sgn",
                "rootfs.sgn.sgn",
                "a.xml.enc.sgn.sgn"
            })
    void formsThatAreNotMadeAreNotThere(String name) {
        Problem problem = refusal(name, null, null);

        assertThat(problem.status()).isEqualTo(404);
        assertThat(problem.detail()).contains(name);
    }

    @Test
    void aPhonesConfigurationIsEncrypted() {
        var query = SignedQuery.parse("SEP001122aabbcc.cnf.xml.enc.sgn", null, null, SignatureDigest.SHA1);

        assertThat(query.isEncrypted()).isTrue();
        assertThat(query.plainName()).isEqualTo("SEP001122aabbcc.cnf.xml");
        assertThat(query.phone()).hasValueSatisfying(phone -> assertThat(phone).hasToString("SEP001122AABBCC"));
    }

    @Test
    void aBadHashAndABadDigestAreNamed() {
        assertThat(refusal("a.xml.sgn", "abc", null).field()).isEqualTo("sha256");
        assertThat(refusal("a.xml.sgn", null, "md5").detail()).isEqualTo("digest: must be sha1 or sha512; got: md5");
    }

    private static Problem refusal(String name, @Nullable String sha256, @Nullable String digest) {
        return catchThrowableOfType(
                        ProblemException.class, () -> SignedQuery.parse(name, sha256, digest, SignatureDigest.SHA1))
                .problem();
    }
}
