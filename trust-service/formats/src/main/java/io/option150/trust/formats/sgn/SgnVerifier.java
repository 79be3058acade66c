package io.option150.trust.formats.sgn;

import io.option150.trust.formats.header.DecodedHeader;
import io.option150.trust.formats.signer.SignerId;
import io.option150.trust.formats.signer.TrustedSigner;
import java.util.Collection;
import java.util.List;

/** Tells whether signed files come from a signer it trusts, the way a phone does: by names, role, then signature. */
public final class SgnVerifier {

    private final List<TrustedSigner> trusted;

    /**
     * A verifier.
     *
     * @param trusted the certificates it holds, in any role
     */
    public SgnVerifier(Collection<TrustedSigner> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    /**
     * Starts to verify a file whose payload comes in pieces.
     *
     * @param header the file's header
     * @return feed it the payload, then ask it for the verdict
     */
    public SgnVerification begin(DecodedHeader header) {
        SignerId id = header.header().content().signer();
        List<TrustedSigner> named = trusted.stream()
                .filter(candidate -> id.names(candidate.certificate()))
                .toList();
        return named.stream()
                .filter(TrustedSigner::signsFiles)
                .findFirst()
                .map(signer -> SgnVerification.by(signer, header))
                .orElseGet(() -> SgnVerification.known(named.stream()
                        .findFirst()
                        .<Verdict>map(Verdict.NotForFiles::new)
                        .orElseGet(() -> new Verdict.UnknownSigner(id))));
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
