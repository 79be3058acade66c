package io.option150.registry.fleet;

import io.option150.outbox.Change;
import io.option150.registry.contract.RegistryTopics;
import io.option150.registry.contract.ServiceRecord;
import org.jspecify.annotations.Nullable;

/** What is told of desired states. */
final class DesiredChanges {

    private DesiredChanges() {}

    static Change changed(DesiredRow row) {
        return change(row.key, RegistryTopics.TYPE_SERVICE_CHANGED, row.sequence, row.toRecord());
    }

    static Change removed(String key, long sequence) {
        return change(key, RegistryTopics.TYPE_SERVICE_REMOVED, sequence, null);
    }

    private static Change change(String key, String type, long sequence, @Nullable ServiceRecord state) {
        return new Change(RegistryTopics.SERVICE_CHANGED, key, type, RegistryTopics.SCHEMA_SERVICE, sequence, state);
    }
}
