package io.option150.trust.certificate;

import io.option150.outbox.Change;
import io.option150.trust.contract.CertificateRecord;
import io.option150.trust.contract.TrustTopics;
import org.jspecify.annotations.Nullable;

/** What is told of certificates. */
final class CertificateEvents {

    private CertificateEvents() {}

    static Change changed(CertificateRow row) {
        return change(row.fingerprint, TrustTopics.TYPE_CERTIFICATE_CHANGED, row.sequence, row.toRecord());
    }

    static Change removed(String fingerprint, long sequence) {
        return change(fingerprint, TrustTopics.TYPE_CERTIFICATE_REMOVED, sequence, null);
    }

    private static Change change(String fingerprint, String type, long sequence, @Nullable CertificateRecord state) {
        return new Change(
                TrustTopics.TRUST_CHANGED, fingerprint, type, TrustTopics.SCHEMA_CERTIFICATE, sequence, state);
    }
}
