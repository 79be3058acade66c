package io.option150.trust.certificate;

import io.option150.web.Violation;
import java.math.BigInteger;
import org.bouncycastle.asn1.pkcs.PBEParameter;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * The work that a file asks for before its keys open: rounds by which a password becomes a key (RFC 8018, section 4.2). A
 * number in somebody's file must not keep a thread busy for hours, nor ask for all memory as scrypt may. One for each file.
 */
public final class KeyRounds {

    /** As the JDK allows for one key; here for all of a file. */
    private static final int MOST = 5_000_000;

    private final String field;
    private long left = MOST;

    /**
     * @param field what a refusal names
     */
    public KeyRounds(String field) {
        this.field = field;
    }

    /**
     * Counts what opening a thing encrypted by this algorithm takes.
     *
     * @throws io.option150.web.ProblemException 400 when that is too much, or not to be told
     */
    public void spend(AlgorithmIdentifier algorithm) {
        if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2)) {
            var derivation =
                    PBES2Parameters.getInstance(algorithm.getParameters()).getKeyDerivationFunc();
            if (!derivation.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBKDF2)) {
                throw refused(
                        "must derive its keys by PBKDF2",
                        derivation.getAlgorithm().getId());
            }
            spend(PBKDF2Params.getInstance(derivation.getParameters()).getIterationCount());
        } else if (algorithm.getAlgorithm().on(PKCSObjectIdentifiers.pkcs_12PbeIds)) {
            spend(PKCS12PBEParams.getInstance(algorithm.getParameters()).getIterations());
        } else if (algorithm.getAlgorithm().on(PKCSObjectIdentifiers.pkcs_5)) {
            spend(PBEParameter.getInstance(algorithm.getParameters()).getIterationCount());
        }
    }

    /** Counts so many rounds. */
    public void spend(BigInteger rounds) {
        if (rounds.signum() < 0 || rounds.compareTo(BigInteger.valueOf(left)) > 0) {
            throw refused("must derive its keys in at most " + MOST + " rounds altogether", rounds.toString());
        }
        left -= rounds.longValue();
    }

    private RuntimeException refused(String rule, String value) {
        return new Violation(field, rule, value).exception();
    }
}
