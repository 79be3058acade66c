package io.option150.files.content;

import io.option150.files.FileSettings;
import io.option150.web.Problem;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether bytes still fit: within the quota, and on the disk of the database, where its folder is known. Uploads are refused
 * before a disk is full, since the database would end then and phones of every cluster would go without.
 */
@Singleton
public class Space {

    // What removed files left free within the table is used again before the table grows; a twentieth goes to page
    // headers.
    private static final String INSIDE = """
            select greatest(0, pg_total_relation_size('content_chunk') * 0.95 - coalesce(sum(octet_length(bytes)), 0))::bigint
            as bytes from content_chunk
            """;
    private static final String USED =
            "select coalesce(sum(octet_length(bytes)), 0)::bigint as bytes from content_chunk";

    private final Pool pool;
    private final Vertx vertx;
    private final Optional<Path> directory;
    private final long reserve;
    private final Optional<Long> quota;

    Space(Pool pool, Vertx vertx, FileSettings settings) {
        this.pool = pool;
        this.vertx = vertx;
        this.directory = settings.storageDirectory();
        this.reserve = settings.storageReserve().asLongValue();
        this.quota = settings.quota().map(MemorySize::asLongValue);
    }

    /**
     * Takes up an upload.
     *
     * @param announced its bytes; 0 where they are not known
     * @return what it may take; fails with a 507 problem when it has no room
     */
    public Uni<Allowance> open(long announced) {
        return left(announced).chain(left -> requireDisk(announced).replaceWith(() -> new Allowance(left)));
    }

    /** Fails with a 507 problem where so many bytes do not fit on the disk; what the suite makes itself is under no quota. */
    public Uni<Void> requireRoom(long bytes) {
        return requireDisk(bytes);
    }

    /** What one upload may take. For one chunk after the other. */
    public final class Allowance {

        private long left;

        private Allowance(long left) {
            this.left = left;
        }

        /** Takes a piece of it, bytes; fails with a 507 problem when it no longer fits. */
        Uni<Void> take(int bytes) {
            if (bytes > left) {
                return Uni.createFrom()
                        .failure(() -> beyondQuota(quota.orElseThrow() - left, bytes + " bytes or more")
                                .exception());
            }
            left -= bytes;
            return requireDisk(bytes);
        }
    }

    private Uni<Long> left(long announced) {
        return quota.map(most -> bytes(USED).map(used -> {
                    if (used + announced > most || used >= most) {
                        throw beyondQuota(used, announced + " bytes").exception();
                    }
                    return most - used;
                }))
                .orElseGet(() -> Uni.createFrom().item(Long.MAX_VALUE));
    }

    private Uni<Void> requireDisk(long bytes) {
        return directory
                .map(folder -> UniHelper.toUni(vertx.executeBlocking(
                                () -> Files.getFileStore(folder).getUsableSpace(), false))
                        .chain(free -> free - bytes >= reserve
                                ? Uni.createFrom().voidItem()
                                : requireInside(folder, free, bytes)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** Half of the reserve is left for the database's log, which every byte passes through. */
    private Uni<Void> requireInside(Path folder, long free, long bytes) {
        return (free < reserve / 2 ? Uni.createFrom().item(0L) : bytes(INSIDE))
                .invoke(inside -> {
                    if (inside < Math.max(bytes, 1)) {
                        throw Problem.insufficientStorage(
                                        "The disk of " + folder + " has " + free
                                                + " bytes free, this upload needs " + bytes + ", and " + reserve
                                                + " are kept in reserve (option150.files.storage-reserve). Make room on the disk,"
                                                + " or remove files: their space is used again after option150.files.orphan-grace.")
                                .exception();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Long> bytes(String query) {
        return pool.query(query).execute().map(rows -> rows.iterator().next().getLong("bytes"));
    }

    private Problem beyondQuota(long used, String needed) {
        return Problem.insufficientStorage("Of " + quota.orElseThrow() + " bytes (option150.files.quota) " + used
                + " are used, and this upload needs " + needed
                + ". Remove files; older versions and removed files count"
                + " until option150.files.orphan-grace is over.");
    }
}
