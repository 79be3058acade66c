package io.option150.trust.phone;

import io.option150.outbox.Change;
import io.option150.trust.contract.PhoneCertificateRecord;
import io.option150.trust.contract.TrustTopics;
import org.jspecify.annotations.Nullable;

/** What is told of the certificates of phones. */
final class PhoneCertificateEvents {

    private PhoneCertificateEvents() {}

    /** The key of this phone's certificate. */
    static String key(String device) {
        return TrustTopics.PHONE_KEY + device;
    }

    static Change changed(PhoneCertificateRow row) {
        return change(key(row.device), TrustTopics.TYPE_PHONE_CERTIFICATE_CHANGED, row.sequence, row.toRecord());
    }

    static Change removed(String key, long sequence) {
        return change(key, TrustTopics.TYPE_PHONE_CERTIFICATE_REMOVED, sequence, null);
    }

    private static Change change(String key, String type, long sequence, @Nullable PhoneCertificateRecord state) {
        return new Change(TrustTopics.TRUST_CHANGED, key, type, TrustTopics.SCHEMA_PHONE_CERTIFICATE, sequence, state);
    }
}
