package io.option150.trust.formats.verify;

import io.option150.trust.formats.header.DecodedHeader;
import io.option150.trust.formats.signer.Function;
import io.option150.trust.formats.signer.SignerId;
import io.option150.trust.formats.signer.TrustedSigner;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Verifies files of one form against a set of trusted signers. */
public final class Verifier {

    private final List<TrustedSigner> trusted;
    private final Predicate<Function> role;
    private final Optional<Instant> at;

    /**
     * A verifier.
     *
     * @param trusted the certificates it holds, in any role
     * @param role the roles that may sign such files
     * @param at when the signer's certificate must be valid; empty does not look at its validity
     */
    public Verifier(Collection<TrustedSigner> trusted, Predicate<Function> role, Optional<Instant> at) {
        this.trusted = List.copyOf(trusted);
        this.role = role;
        this.at = at;
    }

    /**
     * Starts to verify a file whose payload comes in pieces.
     *
     * @param header the file's header
     * @return feed it what follows the header, then ask it for the verdict
     */
    public Verification begin(DecodedHeader header) {
        SignerId id = header.header().content().signer();
        List<TrustedSigner> named = trusted.stream()
                .filter(candidate -> id.names(candidate.certificate()))
                .toList();
        return named.stream()
                .filter(candidate -> candidate.functions().stream().anyMatch(role))
                .findFirst()
                .map(signer -> Verification.by(signer, header, at))
                .orElseGet(() -> Verification.known(named.stream()
                        .findFirst()
                        .<Verdict>map(Verdict.WrongRole::new)
                        .orElseGet(() -> new Verdict.UnknownSigner(id))));
    }
}
