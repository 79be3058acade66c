package io.option150.registry.device;

import io.option150.registry.cluster.Cluster;
import io.option150.registry.contract.DeviceRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A device's row. */
@Entity
@Table(name = "device")
public class Device {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    String name = "";

    /** The name as it is compared: {@link DeviceName#key}. */
    @Column(name = "name_key")
    String key = "";

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "cluster")
    Cluster cluster = new Cluster();

    long sequence;

    static Device of(String name, Cluster cluster, long sequence) {
        var device = new Device();
        device.name = name;
        device.key = DeviceName.key(name);
        device.cluster = cluster;
        device.sequence = sequence;
        return device;
    }

    /** The whole state; the row's cluster must have been fetched. */
    DeviceRecord toRecord() {
        return new DeviceRecord(name, cluster.clusterId(), sequence);
    }
}
