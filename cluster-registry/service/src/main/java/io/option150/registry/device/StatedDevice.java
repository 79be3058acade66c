package io.option150.registry.device;

/**
 * What is told of a device whose home was found out, and not set by anybody: its record, and by whom.
 *
 * @param statedBy the source of discovery that was asked when its home followed from what is stated
 */
record StatedDevice(String name, String clusterId, long sequence, String statedBy) {}
