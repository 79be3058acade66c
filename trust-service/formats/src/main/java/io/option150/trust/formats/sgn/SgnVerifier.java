package io.option150.trust.formats.sgn;

import io.option150.trust.formats.header.DecodedHeader;
import io.option150.trust.formats.signer.Function;
import io.option150.trust.formats.signer.TrustedSigner;
import io.option150.trust.formats.verify.Verdict;
import io.option150.trust.formats.verify.Verification;
import io.option150.trust.formats.verify.Verifier;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Tells whether signed files come from a signer it trusts, the way a phone does: by names, role, then signature. */
public final class SgnVerifier {

    private final Verifier verifier;

    /**
     * A verifier that does not look at the validity of certificates.
     *
     * @param trusted the certificates it holds, in any role
     */
    public SgnVerifier(Collection<TrustedSigner> trusted) {
        this.verifier = new Verifier(trusted, Function::signsFiles, Optional.empty());
    }

    /**
     * A verifier for which the signer's certificate must be valid at one time.
     *
     * @param trusted the certificates it holds, in any role
     * @param at that time
     */
    public SgnVerifier(Collection<TrustedSigner> trusted, Instant at) {
        this.verifier = new Verifier(trusted, Function::signsFiles, Optional.of(at));
    }

    /**
     * Starts to verify a file whose payload comes in pieces.
     *
     * @param header the file's header
     * @return feed it the payload, then ask it for the verdict
     */
    public Verification begin(DecodedHeader header) {
        return verifier.begin(header);
    }

    /**
     * Verifies a file in memory.
     *
     * @param file the file
     * @return the verdict
     */
    public Verdict verify(SgnFile file) {
        return begin(file.header()).update(file.payload().asByteBuffer()).verdict();
    }
}
