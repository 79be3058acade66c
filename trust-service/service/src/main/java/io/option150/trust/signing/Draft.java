package io.option150.trust.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.option150.trust.formats.header.Signing;
import io.option150.trust.identity.Signatory;
import io.option150.trust.plain.PlainFile;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A signed form before it is signed: all that determines its bytes. The time in its header is the one at which the plain
 * content was stored, so that the same draft gives the same bytes in every copy of the service and after every restart.
 *
 * @param query what was asked
 * @param plain the file to be signed
 * @param signatory who signs
 */
record Draft(SignedQuery query, PlainFile plain, Signatory signatory) {

    Draft {
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(plain, "plain");
        Objects.requireNonNull(signatory, "signatory");
    }

    /** Starts to sign. */
    Signing begin() {
        return signatory.signer().begin(query.name(), query.digest(), plain.modified());
    }

    /** Length of the signed form, bytes. */
    long length() {
        return begin().headerLength() + plain.size();
    }

    /** Strong entity tag: known before anything is signed. */
    String tag() {
        String determines = String.join(
                "\n",
                plain.sha256(),
                plain.modified().toString(),
                signatory.fingerprint().hex(),
                query.digest().name(),
                query.name().value());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(determines.getBytes(UTF_8));
            return "\"" + HexFormat.of().formatHex(digest, 0, 16) + "\"";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
