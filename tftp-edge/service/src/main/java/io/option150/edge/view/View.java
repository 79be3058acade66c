package io.option150.edge.view;

import io.option150.edge.name.DeviceNames;
import io.option150.edge.name.NameSettings;
import io.option150.files.contract.FileRecord;
import io.option150.registry.contract.ClusterRecord;
import io.option150.registry.contract.DeviceRecord;
import io.option150.registry.contract.ServiceRecord;
import io.option150.trust.contract.CertificateRecord;
import io.option150.trust.contract.PhoneCertificateRecord;
import io.option150.trust.contract.TrustListRecord;
import io.option150.trust.contract.TrustTopics;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * All that the edge knows of the suite. Read by any thread without waiting; changed through its tables, by one thread at a
 * time. What is not newer than what is held changes nothing, so events and a service's lists may come in any order. What is
 * told again as it was, as everything is in a new epoch, is no news: nothing that edges hold is dropped for it.
 */
@Singleton
public final class View {

    private static final Logger LOG = Logger.getLogger(View.class);

    private final Map<String, ClusterRecord> clusters = new ConcurrentHashMap<>();
    private final Devices devices = new Devices();
    /** Fingerprint of the certificate of each phone whose configuration is encrypted. */
    private final Map<String, String> phoneCertificates = new ConcurrentHashMap<>();

    private final OwnFiles files;
    private final TrustLists trustLists = new TrustLists();
    private final Signers signers = new Signers();
    private final List<ViewListener> listeners;

    private final Table<ClusterRecord> clusterTable = table(UnaryOperator.identity(), this::cluster);
    private final Table<DeviceRecord> deviceTable = table(DeviceNames::key, this::device);
    private final Table<FileRecord> fileTable = table(UnaryOperator.identity(), this::file);
    private final Table<CertificateRecord> certificateTable =
            table(UnaryOperator.identity(), this::certificate, View::withoutPem);
    private final Table<TrustListRecord> trustListTable = table(UnaryOperator.identity(), this::trustList);
    private final Table<PhoneCertificateRecord> phoneCertificateTable =
            table(UnaryOperator.identity(), this::phoneCertificate, View::withoutPem);

    private final Table<ServiceRecord> serviceTable = table(UnaryOperator.identity(), this::service);

    private volatile Topology topology = new Topology(List.of());

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

    /** Where clusters change. */
    public Table<ClusterRecord> clusterTable() {
        return clusterTable;
    }

    /** Where devices change. An unchanged home is news, too: the device was refreshed. */
    public Table<DeviceRecord> deviceTable() {
        return deviceTable;
    }

    /** Where own files change. */
    public Table<FileRecord> fileTable() {
        return fileTable;
    }

    /** Where certificates change, by their fingerprint. */
    public Table<CertificateRecord> certificateTable() {
        return certificateTable;
    }

    /** Where our own cluster's trust lists change. */
    public Table<TrustListRecord> trustListTable() {
        return trustListTable;
    }

    /** Where phones' certificates change, by the keys of their events. */
    public Table<PhoneCertificateRecord> phoneCertificateTable() {
        return phoneCertificateTable;
    }

    /** Where it changes what copies of the edge are to do. */
    public Table<ServiceRecord> serviceTable() {
        return serviceTable;
    }

    /**
     * Has the listeners told that the view is known to be right from now on: what was concluded from it before may be wrong.
     */
    public synchronized void proved() {
        tell(ViewListener::viewProved);
    }

    private void cluster(String clusterId, @Nullable ClusterRecord now) {
        var all = new HashMap<>(clusters);
        ClusterRecord before = now == null ? all.remove(clusterId) : all.put(clusterId, now);
        if (Objects.equals(before, now)) {
            return;
        }
        // First, since it may refuse the record: what it refuses must not stand in the way of the next one.
        topology = new Topology(all.values());
        if (now == null) {
            clusters.remove(clusterId);
        } else {
            clusters.put(clusterId, now);
        }
        tell(listener -> listener.clusterChanged(before, now));
    }

    private void device(String key, @Nullable DeviceRecord now) {
        DeviceRecord before = now == null ? devices.remove(key) : devices.put(key, now);
        if (!Objects.equals(before, now)) {
            tell(listener -> listener.deviceTouched(key));
        }
    }

    private void file(String path, @Nullable FileRecord now) {
        FileRecord before = now == null ? files.remove(path) : files.put(now);
        if (!Objects.equals(before, now)) {
            tell(listener -> listener.fileChanged(path, before, now));
        }
    }

    private void certificate(String fingerprint, @Nullable CertificateRecord now) {
        if (signers.changed(fingerprint, now)) {
            tell(ViewListener::signerChanged);
        }
        tell(ViewListener::certificateChanged);
    }

    private void trustList(String name, @Nullable TrustListRecord now) {
        TrustListRecord before = now == null ? trustLists.remove(name) : trustLists.put(now);
        if (!Objects.equals(before, now)) {
            tell(listener -> listener.trustListChanged(name, before));
        }
    }

    private void phoneCertificate(String key, @Nullable PhoneCertificateRecord now) {
        String phone = DeviceNames.key(key.replaceFirst("^" + TrustTopics.PHONE_KEY, ""));
        String after = now == null ? null : now.fingerprint();
        String before = after == null ? phoneCertificates.remove(phone) : phoneCertificates.put(phone, after);
        if (!Objects.equals(before, after)) {
            tell(listener -> listener.deviceTouched(phone));
        }
    }

    private void service(String name, @Nullable ServiceRecord now) {
        tell(listener -> listener.serviceChanged(name, now));
    }

    private <T> Table<T> table(UnaryOperator<String> keys, BiConsumer<String, @Nullable T> changed) {
        return table(keys, changed, UnaryOperator.identity());
    }

    private <T> Table<T> table(
            UnaryOperator<String> keys, BiConsumer<String, @Nullable T> changed, UnaryOperator<T> kept) {
        return new Table<>(this, keys, changed, kept);
    }

    /** What edges know certificates by is their fingerprint: a hundred thousand phones' would fill the memory. */
    private static CertificateRecord withoutPem(CertificateRecord all) {
        return new CertificateRecord(
                all.fingerprint(),
                all.cluster(),
                all.roles(),
                all.use(),
                all.subject(),
                all.issuer(),
                all.serial(),
                all.notBefore(),
                all.notAfter(),
                "",
                all.sequence());
    }

    private static PhoneCertificateRecord withoutPem(PhoneCertificateRecord all) {
        return new PhoneCertificateRecord(
                all.device(),
                all.fingerprint(),
                all.certHash(),
                "",
                all.notBefore(),
                all.notAfter(),
                "",
                all.since(),
                all.sequence());
    }

    /** A listener that fails must not keep the others, or the rest of the view, from learning. */
    private void tell(Consumer<ViewListener> change) {
        for (ViewListener listener : listeners) {
            try {
                change.accept(listener);
            } catch (RuntimeException e) {
                LOG.errorf(
                        e,
                        "%s could not follow a change of the view",
                        listener.getClass().getName());
            }
        }
    }
}
