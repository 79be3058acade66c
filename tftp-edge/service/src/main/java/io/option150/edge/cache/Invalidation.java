package io.option150.edge.cache;

import io.option150.edge.view.Topology;
import io.option150.edge.view.ViewListener;
import io.option150.files.contract.FileRecord;
import io.option150.registry.contract.ClusterRecord;
import io.option150.trust.contract.TrustListRecord;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Drops exactly the entries that a change touches (RES-9, RES-12). Generations are raised first: see {@link Cache#put}. */
@Singleton
public final class Invalidation implements ViewListener {

    private final Cache cache;
    private final Generations generations;

    public Invalidation(Cache cache, Generations generations) {
        this.cache = cache;
        this.generations = generations;
    }

    @Override
    public void clusterChanged(@Nullable ClusterRecord before, @Nullable ClusterRecord after) {
        ClusterRecord cluster = after == null ? before : after;
        if (cluster != null && !sameWay(before, after)) {
            generations.raise(new Tag.Clusters());
            drop(new Tag.Cluster(cluster.clusterId()));
        }
    }

    @Override
    public void deviceTouched(String device) {
        Tag.ofDevice(device).forEach(this::drop);
    }

    @Override
    public void fileChanged(String path, @Nullable FileRecord before, @Nullable FileRecord after) {
        drop(Tag.ofPath(path));
        if (before != null && (after == null || !after.sha256().equals(before.sha256()))) {
            drop(new Tag.Bytes(before.sha256()));
        }
    }

    @Override
    public void signerChanged() {
        drop(new Tag.Signer());
    }

    @Override
    public void trustListChanged(String name, @Nullable TrustListRecord before) {
        drop(Tag.ofPath(name));
        if (before != null) {
            drop(new Tag.Bytes(before.sha256()));
        }
    }

    /** Who asked while that was not known made a plan of what was there: none of its answers may be kept. */
    @Override
    public void viewProved() {
        generations.raise(new Tag.Clusters());
    }

    /** A cluster can be reached again: what it was said to lack may be there (RES-12). */
    public void clusterBack(String clusterId) {
        cache.drop(new Tag.Cluster(clusterId), (_, entry) -> entry instanceof MissingFile);
    }

    /** The admin drops a name in all its forms and letter cases; returns the number of entries. */
    int name(String path) {
        return drop(Tag.ofPath(path));
    }

    /** The admin drops everything; returns the number of entries. */
    public int everything() {
        // What is under way was asked for before: it must not come in again.
        generations.raise(new Tag.Clusters());
        return cache.dropAll();
    }

    private int drop(Tag tag) {
        generations.raise(tag);
        return cache.drop(tag);
    }

    /** Whether files come from the same places as before; order and description touch no entry. */
    private static boolean sameWay(@Nullable ClusterRecord before, @Nullable ClusterRecord after) {
        return before != null
                && after != null
                && Topology.isAsked(before) == Topology.isAsked(after)
                && before.tftpAddresses().equals(after.tftpAddresses())
                && before.tftpPort() == after.tftpPort()
                && Objects.equals(before.httpPort(), after.httpPort());
    }
}
