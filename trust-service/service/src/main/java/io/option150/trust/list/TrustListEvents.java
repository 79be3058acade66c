package io.option150.trust.list;

import io.option150.outbox.Change;
import io.option150.trust.contract.TrustListRecord;
import io.option150.trust.contract.TrustTopics;
import org.jspecify.annotations.Nullable;

/** What is told of trust lists. */
final class TrustListEvents {

    private TrustListEvents() {}

    static Change changed(TrustListRow row) {
        return change(row.name, TrustTopics.TYPE_TRUST_LIST_CHANGED, row.sequence, row.toRecord());
    }

    static Change removed(String key, long sequence) {
        return change(key, TrustTopics.TYPE_TRUST_LIST_REMOVED, sequence, null);
    }

    private static Change change(String key, String type, long sequence, @Nullable TrustListRecord state) {
        return new Change(TrustTopics.TRUST_CHANGED, key, type, TrustTopics.SCHEMA_TRUST_LIST, sequence, state);
    }
}
