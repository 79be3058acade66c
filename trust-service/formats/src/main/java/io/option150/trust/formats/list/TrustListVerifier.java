package io.option150.trust.formats.list;

import io.option150.trust.formats.signer.Function;
import io.option150.trust.formats.signer.TrustedSigner;
import io.option150.trust.formats.verify.Verdict;
import io.option150.trust.formats.verify.Verifier;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Tells whether trust lists may be used, as a phone does: the signer must be a SAST, in the list itself when the phone
 * holds none yet, in the list it holds otherwise.
 */
public final class TrustListVerifier {

    private final Optional<Instant> at;

    private TrustListVerifier(Optional<Instant> at) {
        this.at = at;
    }

    /**
     * A verifier that does not look at the validity of certificates.
     *
     * @return the verifier
     */
    public static TrustListVerifier timeless() {
        return new TrustListVerifier(Optional.empty());
    }

    /**
     * A verifier for which the signer's certificate must be valid at one time.
     *
     * @param at that time
     * @return the verifier
     */
    public static TrustListVerifier at(Instant at) {
        return new TrustListVerifier(Optional.of(at));
    }

    /**
     * Verifies a first list: its signer must be among its own records as SAST.
     *
     * @param list the list
     * @return the verdict; {@link Verdict.UnknownSigner} when no record is the signer's, {@link Verdict.WrongRole} when one
     *     is, but not as SAST
     */
    public Verdict verifyFirst(TrustList list) {
        return verify(list, list.trusted());
    }

    /**
     * Verifies a list that is to replace another, without asking a trust verification service.
     *
     * @param list the new list
     * @param held the list held
     * @return the verdict of the new list on its own when that is not {@link Verdict.Valid}, else by the list held: a
     *     phone that gets {@link Verdict.UnknownSigner} there asks a trust verification service
     */
    public Verdict verifyUpdate(TrustList list, TrustList held) {
        Verdict own = verifyFirst(list);
        return own instanceof Verdict.Valid ? verify(list, held.trusted()) : own;
    }

    /**
     * Verifies a list against signers known from elsewhere.
     *
     * @param list the list
     * @param trusted certificates with their roles
     * @return the verdict
     */
    public Verdict verify(TrustList list, Collection<TrustedSigner> trusted) {
        return new Verifier(List.copyOf(trusted), Function.SAST::equals, at)
                .begin(list.header())
                .update(TrustList.encode(list.records()).asByteBuffer())
                .verdict();
    }
}
