package io.option150.trust.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.trust.TrustSettings.SignatureDigest;
import io.option150.trust.identity.Signatory;
import io.option150.trust.identity.TestSignatory;
import io.option150.trust.plain.PlainFile;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MadeFormsTest {

    private static final int MOST = 10_000;
    private static final Instant STORED = Instant.parse("2026-03-01T12:00:00Z");
    private static final String CONTENT = "a".repeat(64);
    private static final Signatory SIGNER = TestSignatory.make();

    private final MadeForms made = new MadeForms(MOST);

    @Test
    void theSameDraftIsFound() {
        var form = form(10);
        made.put(draft("a.xml.sgn", CONTENT, null, SIGNER), form);

        assertThat(made.find(draft("a.xml.sgn", CONTENT, null, SIGNER))).containsSame(form);
    }

    @Test
    void contentDigestAndTheExactRequestedNameTellFormsApart() {
        made.put(draft("a.xml.sgn", CONTENT, "sha1", SIGNER), form(10));

        for (Draft other : List.of(
                draft("a.xml.sgn", "b".repeat(64), "sha1", SIGNER),
                draft("a.xml.sgn", CONTENT, "sha512", SIGNER),
                draft("A.xml.sgn", CONTENT, "sha1", SIGNER),
                draft("x/a.xml.sgn", CONTENT, "sha1", SIGNER))) {
            assertThat(made.find(other)).as(other.query().toString()).isEmpty();
        }
    }

    @Test
    void afterARotationNothingOfTheFormerSignerIsFound() {
        made.put(draft("a.xml.sgn", CONTENT, null, SIGNER), form(10));

        assertThat(made.find(draft("a.xml.sgn", CONTENT, null, TestSignatory.make())))
                .isEmpty();
    }

    @Test
    void noMoreIsHeldThanTheSettingSays() {
        for (int one = 0; one < 100; one++) {
            made.put(draft(one + ".sgn", CONTENT, null, SIGNER), form(MOST / 10));
        }

        long held = 0;
        for (int one = 0; one < 100; one++) {
            held += made.find(draft(one + ".sgn", CONTENT, null, SIGNER))
                    .map(form -> form.file().length())
                    .orElse(0);
        }
        assertThat(held).isPositive().isLessThanOrEqualTo(MOST);
    }

    private static Draft draft(String name, String sha256, @Nullable String digest, Signatory signatory) {
        return new Draft(
                SignedQuery.parse(name, null, digest, SignatureDigest.SHA1),
                new PlainFile(sha256, 1, STORED),
                Optional.empty(),
                signatory);
    }

    private static SignedForm.InMemory form(int length) {
        return new SignedForm.InMemory(Buffer.buffer(new byte[length]));
    }
}
