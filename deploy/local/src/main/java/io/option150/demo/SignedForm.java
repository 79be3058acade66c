package io.option150.demo;

import io.option150.demo.phone.Answer;
import io.option150.trust.formats.Reading;
import io.option150.trust.formats.sgn.SgnFile;
import io.option150.trust.formats.sgn.SgnVerifier;
import io.option150.trust.formats.signer.Function;
import io.option150.trust.formats.signer.TrustedSigner;
import io.option150.trust.formats.tlv.MalformedException;
import io.option150.trust.formats.verify.Verdict;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Looks at a signed file as a phone does: who signed it, under which name, and what is in it. */
final class SignedForm {

    private SignedForm() {}

    /**
     * Holds when an answer is the signed form of some bytes.
     *
     * @throws StepFailed naming the first thing that is not so
     */
    static void require(Answer answer, String requestedName, byte[] plain, X509Certificate signer) throws StepFailed {
        if (!(answer instanceof Answer.File file)) {
            throw new StepFailed("got " + answer.describe());
        }
        SgnFile signed;
        try {
            signed = SgnFile.decode(file.bytes(), Reading.STRICT);
        } catch (MalformedException e) {
            throw new StepFailed("it is no signed file: " + e.getMessage());
        }
        if (!Arrays.equals(signed.payload().toArray(), plain)) {
            throw new StepFailed("it signs other bytes");
        }
        String name = signed.header().header().content().fileName();
        if (!name.equals(requestedName)) {
            throw new StepFailed("it is signed under the name " + name);
        }
        Verdict verdict = new SgnVerifier(List.of(new TrustedSigner(signer, Set.of(Function.TFTP)))).verify(signed);
        if (!(verdict instanceof Verdict.Valid)) {
            throw new StepFailed("its signature does not hold: " + verdict);
        }
    }
}
