package io.option150.edge.view;

import io.option150.edge.name.DeviceNames;
import io.option150.edge.name.NameSettings;
import io.option150.events.Newest;
import io.option150.files.contract.FileRecord;
import io.option150.registry.contract.ClusterRecord;
import io.option150.registry.contract.DeviceRecord;
import io.option150.trust.contract.CertificateRecord;
import io.option150.trust.contract.PhoneCertificateRecord;
import io.option150.trust.contract.TrustListRecord;
import io.option150.trust.contract.TrustTopics;
import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All that the edge knows of the suite. Read by any thread without waiting; changed by one at a time. What is not newer
 * than what is held changes nothing, so events and a snapshot may come in any order.
 */
@Singleton
public final class View {

    private final Map<String, ClusterRecord> clusters = new ConcurrentHashMap<>();
    private final Devices devices = new Devices();
    /** Fingerprint of the certificate of each phone whose configuration is encrypted. */
    private final Map<String, String> phoneCertificates = new ConcurrentHashMap<>();

    private final OwnFiles files;
    private final TrustLists trustLists = new TrustLists();
    private final Signers signers = new Signers();
    private final List<ViewListener> listeners;

    private final Newest clusterVersions = new Newest();
    private final Newest deviceVersions = new Newest();
    private final Newest fileVersions = new Newest();
    private final Newest certificateVersions = new Newest();
    private final Newest trustListVersions = new Newest();
    private final Newest phoneCertificateVersions = new Newest();

    private volatile Topology topology = new Topology(List.of());

    @Inject
    public View(NameSettings names, @All List<ViewListener> listeners) {
        this.files = new OwnFiles(names.foldCase());
        this.listeners = List.copyOf(listeners);
    }

    /** All clusters. */
    public Topology topology() {
        return topology;
    }

    /** The record of the registered device whose name this key is, by itself or by the MAC in it (RES-2). */
    public Optional<DeviceRecord> device(String key) {
        return Optional.ofNullable(devices.record(key));
    }

    /** The key of that device; null when the name is nobody's. */
    public @Nullable String owner(String key) {
        return devices.owner(key);
    }

    /** The suite's own files. */
    public OwnFiles files() {
        return files;
    }

    /** Our own cluster's trust lists. */
    public TrustLists trustLists() {
        return trustLists;
    }

    /** Fingerprint of the certificate for which a phone's configuration is encrypted; empty: it is not. */
    public Optional<String> phoneCertificate(String phone) {
        return Optional.ofNullable(phoneCertificates.get(DeviceNames.key(phone)));
    }

    /** Names the certificates that sign now: another text, another signature. */
    public String signer() {
        return signers.name();
    }

    /** Takes a cluster as it now is; null: it is gone. */
    public synchronized void cluster(String clusterId, long sequence, @Nullable ClusterRecord now) {
        if (clusterVersions.advance(clusterId, sequence)) {
            ClusterRecord before = now == null ? clusters.remove(clusterId) : clusters.put(clusterId, now);
            topology = new Topology(clusters.values());
            tell(listener -> listener.clusterChanged(before, now));
        }
    }

    /** Takes a device as it now is; null: it is gone. An unchanged home is news, too: the device was refreshed. */
    public synchronized void device(String name, long sequence, @Nullable DeviceRecord now) {
        String key = DeviceNames.key(name);
        if (deviceVersions.advance(key, sequence)) {
            if (now == null) {
                devices.remove(key);
            } else {
                devices.put(key, now);
            }
            tell(listener -> listener.deviceTouched(key));
        }
    }

    /** Takes a file as it now is; null: it is gone. */
    public synchronized void file(String path, long sequence, @Nullable FileRecord now) {
        if (fileVersions.advance(path, sequence)) {
            FileRecord before = now == null ? files.remove(path) : files.put(now);
            tell(listener -> listener.fileChanged(path, before, now));
        }
    }

    /** Takes a certificate as it now is; null: it is gone. */
    public synchronized void certificate(String fingerprint, long sequence, @Nullable CertificateRecord now) {
        if (certificateVersions.advance(fingerprint, sequence)) {
            if (signers.changed(fingerprint, now)) {
                tell(ViewListener::signerChanged);
            }
            tell(ViewListener::certificateChanged);
        }
    }

    /** Takes a trust list as it now is; null: it is gone. */
    public synchronized void trustList(String name, long sequence, @Nullable TrustListRecord now) {
        if (trustListVersions.advance(name, sequence)) {
            TrustListRecord before = now == null ? trustLists.remove(name) : trustLists.put(now);
            tell(listener -> listener.trustListChanged(name, before));
        }
    }

    /** Takes a phone's certificate as it now is; null: it is gone. The key is the event's. */
    public synchronized void phoneCertificate(String key, long sequence, @Nullable PhoneCertificateRecord now) {
        if (phoneCertificateVersions.advance(key, sequence)) {
            String phone = DeviceNames.key(key.substring(TrustTopics.PHONE_KEY.length()));
            if (now == null) {
                phoneCertificates.remove(phone);
            } else {
                phoneCertificates.put(phone, now.fingerprint());
            }
            tell(listener -> listener.deviceTouched(phone));
        }
    }

    private void tell(Consumer<ViewListener> change) {
        listeners.forEach(change);
    }
}
