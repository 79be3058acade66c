package io.option150.trust.formats.signer;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Set;

/**
 * A certificate that a verifier holds, with the roles it is held for.
 *
 * @param certificate the certificate
 * @param functions its roles, as a trust list or a trust verification service tells them
 */
public record TrustedSigner(X509Certificate certificate, Set<Function> functions) {

    public TrustedSigner {
        functions = Set.copyOf(functions);
    }

    /**
     * Whether files may be signed with it.
     *
     * @return true when one of its roles signs files
     */
    public boolean signsFiles() {
        return functions.stream().anyMatch(Function::signsFiles);
    }

    /**
     * Whether the certificate is valid at a time.
     *
     * @param at the time
     * @return false before its validity begins and after it ends
     */
    public boolean isValid(Instant at) {
        return !at.isBefore(certificate.getNotBefore().toInstant())
                && !at.isAfter(certificate.getNotAfter().toInstant());
    }
}
