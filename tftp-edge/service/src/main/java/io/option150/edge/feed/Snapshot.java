package io.option150.edge.feed;

import io.option150.edge.upstream.ServiceSettings;
import io.option150.edge.view.View;
import io.option150.events.Version;
import io.option150.files.contract.FileRecord;
import io.option150.files.contract.FileTopics;
import io.option150.files.contract.FileUrls;
import io.option150.registry.contract.ClusterRecord;
import io.option150.registry.contract.DeviceRecord;
import io.option150.registry.contract.RegistryPaths;
import io.option150.registry.contract.RegistryTopics;
import io.option150.trust.contract.CertificateRecord;
import io.option150.trust.contract.PhoneCertificateRecord;
import io.option150.trust.contract.TrustListRecord;
import io.option150.trust.contract.TrustPaths;
import io.option150.trust.contract.TrustTopics;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Loads what a topic would tell from its owner's API. */
@Singleton
final class Snapshot {

    private final ListReader reader;
    /** By topic: all lists of what it tells. */
    private final Map<String, List<ServiceList<?>>> lists;

    Snapshot(ListReader reader, ServiceSettings services, View view) {
        this.reader = reader;
        URI registry = services.registry();
        URI trust = services.trust();
        this.lists = Map.of(
                RegistryTopics.CLUSTER_CHANGED,
                List.of(new ServiceList<>(
                        registry,
                        RegistryPaths.CLUSTERS,
                        ClusterRecord.class,
                        view.clusterTable(),
                        ClusterRecord::clusterId,
                        ClusterRecord::sequence)),
                RegistryTopics.PHONE_MOVED,
                List.of(new ServiceList<>(
                        registry,
                        RegistryPaths.DEVICES,
                        DeviceRecord.class,
                        view.deviceTable(),
                        DeviceRecord::name,
                        DeviceRecord::sequence)),
                FileTopics.CONFIG_CHANGED,
                List.of(new ServiceList<>(
                        services.fileStore(),
                        FileUrls.LIST,
                        FileRecord.class,
                        view.fileTable(),
                        FileRecord::path,
                        FileRecord::sequence)),
                TrustTopics.TRUST_CHANGED,
                List.of(
                        new ServiceList<>(
                                trust,
                                TrustPaths.CERTIFICATES,
                                CertificateRecord.class,
                                view.certificateTable(),
                                CertificateRecord::fingerprint,
                                CertificateRecord::sequence),
                        new ServiceList<>(
                                trust,
                                TrustPaths.TRUST_LISTS,
                                TrustListRecord.class,
                                view.trustListTable(),
                                TrustListRecord::name,
                                TrustListRecord::sequence),
                        new ServiceList<>(
                                trust,
                                TrustPaths.PHONE_CERTIFICATES,
                                PhoneCertificateRecord.class,
                                view.phoneCertificateTable(),
                                phone -> TrustTopics.PHONE_KEY + phone.device(),
                                PhoneCertificateRecord::sequence)));
    }

    /** Takes all lists of a topic into the view; fails when one of them cannot be had whole. */
    Uni<Void> load(String topic) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (ServiceList<?> list : lists.getOrDefault(topic, List.of())) {
            all = all.chain(() -> load(list));
        }
        return all;
    }

    private <T> Uni<Void> load(ServiceList<T> list) {
        return Uni.createFrom()
                .item(() -> list.table().versions())
                .chain((Map<String, Version> before) -> reader.read(list)
                        // Long lists take a while: not on an event loop.
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .invoke(items -> list.table().list(before, items)))
                .replaceWithVoid();
    }
}
