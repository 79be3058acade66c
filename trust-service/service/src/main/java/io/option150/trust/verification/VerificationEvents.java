package io.option150.trust.verification;

import io.option150.outbox.Change;
import io.option150.trust.contract.TrustTopics;
import io.option150.trust.contract.VerificationRecord;
import org.jspecify.annotations.Nullable;

/** What is told of the verification list. */
final class VerificationEvents {

    private VerificationEvents() {}

    /** The key of the entry of this certificate. */
    static String key(String fingerprint) {
        return TrustTopics.VERIFICATION_KEY + fingerprint;
    }

    static Change changed(VerificationRow row) {
        return change(key(row.fingerprint), TrustTopics.TYPE_VERIFICATION_CHANGED, row.sequence, row.toRecord());
    }

    static Change removed(String key, long sequence) {
        return change(key, TrustTopics.TYPE_VERIFICATION_REMOVED, sequence, null);
    }

    private static Change change(String key, String type, long sequence, @Nullable VerificationRecord state) {
        return new Change(TrustTopics.TRUST_CHANGED, key, type, TrustTopics.SCHEMA_VERIFICATION, sequence, state);
    }
}
