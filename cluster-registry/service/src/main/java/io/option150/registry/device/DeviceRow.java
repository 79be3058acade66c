package io.option150.registry.device;

import io.option150.registry.cluster.ClusterId;
import io.option150.registry.contract.DeviceRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A device's row. */
@Entity
@Table(name = "device")
class DeviceRow {

    /** {@link DeviceName#key()}. */
    @Id
    String key = "";

    String name = "";

    @Column(name = "cluster_id")
    String clusterId = "";

    /** The source of discovery from which its home was found out; empty: it was set by a hand. */
    @Column(name = "stated_by")
    String statedBy = "";

    long sequence;

    static DeviceRow of(DeviceName name, ClusterId home, long sequence) {
        var device = new DeviceRow();
        device.key = name.key();
        device.name = name.text();
        device.clusterId = home.text();
        device.sequence = sequence;
        return device;
    }

    boolean isAt(ClusterId home) {
        return clusterId.equals(home.text());
    }

    /** Gives it a home by hand. */
    void moveTo(String home) {
        clusterId = home;
        statedBy = "";
    }

    /** The whole state, as it is answered. */
    DeviceRecord toRecord() {
        return new DeviceRecord(name, clusterId, sequence);
    }

    /** The whole state, as it is told in events. */
    Object toEvent() {
        return statedBy.isEmpty() ? toRecord() : new StatedDevice(name, clusterId, sequence, statedBy);
    }
}
