package io.option150.demo.phone;

import io.option150.trust.formats.Reading;
import io.option150.trust.formats.list.TrustList;
import io.option150.trust.formats.list.TrustListVerifier;
import io.option150.trust.formats.sgn.SgnFile;
import io.option150.trust.formats.sgn.SgnVerifier;
import io.option150.trust.formats.tlv.MalformedException;
import io.option150.trust.formats.verify.Verdict;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The trust list that a phone holds: the first one is believed blindly, each next one if a SAST of the held one signed it, and
 * files if the held one lists their signer. It reaches no TVS that could vouch for others.
 */
public final class HeldList {

    private @Nullable TrustList held;

    /**
     * Takes a list, if it may.
     *
     * @return false: nobody whom it believes signed it, and the one held before stays
     * @throws IOException when it is no trust list at all
     */
    public boolean take(byte[] file) throws IOException {
        try {
            TrustList offered = TrustList.decode(file, Reading.STRICT);
            TrustListVerifier verifier = TrustListVerifier.timeless();
            Verdict verdict = held == null ? verifier.verifyFirst(offered) : verifier.verifyUpdate(offered, held);
            if (!(verdict instanceof Verdict.Valid)) {
                return false;
            }
            held = offered;
            return true;
        } catch (MalformedException e) {
            throw new IOException("the file is malformed: " + e.getMessage(), e);
        }
    }

    /**
     * Whether it vouches for a signed file.
     *
     * @throws IOException when that is none
     */
    public boolean believes(byte[] signedFile) throws IOException {
        try {
            SgnFile signed = SgnFile.decode(signedFile, Reading.STRICT);
            return new SgnVerifier(held == null ? List.of() : held.trusted()).verify(signed) instanceof Verdict.Valid;
        } catch (MalformedException e) {
            throw new IOException("the file is malformed: " + e.getMessage(), e);
        }
    }

    /** As the user does at the phone: Settings, Security, Trust List, Erase. */
    public void erase() {
        held = null;
    }
}
