package io.option150.registry.device;

import io.option150.outbox.Change;
import io.option150.registry.contract.RegistryTopics;
import org.jspecify.annotations.Nullable;

/** What is told of devices. */
final class DeviceChanges {

    private DeviceChanges() {}

    static Change assigned(DeviceRow device) {
        return change(device.key, RegistryTopics.TYPE_DEVICE_ASSIGNED, device.sequence, device.toEvent());
    }

    static Change moved(DeviceRow device) {
        return change(device.key, RegistryTopics.TYPE_DEVICE_MOVED, device.sequence, device.toEvent());
    }

    static Change refreshed(DeviceRow device) {
        return change(device.key, RegistryTopics.TYPE_DEVICE_REFRESHED, device.sequence, device.toEvent());
    }

    static Change removed(String key, long sequence) {
        return change(key, RegistryTopics.TYPE_DEVICE_REMOVED, sequence, null);
    }

    private static Change change(String key, String type, long sequence, @Nullable Object state) {
        return new Change(RegistryTopics.PHONE_MOVED, key, type, RegistryTopics.SCHEMA_DEVICE, sequence, state);
    }
}
