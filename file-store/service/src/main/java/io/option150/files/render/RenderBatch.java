package io.option150.files.render;

import io.option150.audit.Audit;
import io.option150.config.record.DeviceRecord;
import io.option150.files.record.Lineage;
import io.option150.files.record.Phones;
import io.option150.files.record.RecordLock;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Makes the files of the next phones of the queue, many in one transaction: either all of them have their files, their events are in
 * the outbox and they are in the queue no longer, or nothing of that is so. Several work beside each other, in one copy of the
 * service or in many.
 */
@Singleton
public class RenderBatch {

    /** Most phones at a time: a record that is written meanwhile waits for one batch. */
    static final int MOST = 500;

    private static final Logger LOG = Logger.getLogger(RenderBatch.class);

    private final Mutiny.SessionFactory sessions;
    private final Audit audit;
    private final RenderQueue queue;
    private final Phones phones;
    private final Lineage lineage;
    private final PhoneFiles files;

    RenderBatch(
            Mutiny.SessionFactory sessions,
            Audit audit,
            RenderQueue queue,
            Phones phones,
            Lineage lineage,
            PhoneFiles files) {
        this.sessions = sessions;
        this.audit = audit;
        this.queue = queue;
        this.phones = phones;
        this.lineage = lineage;
        this.files = files;
    }

    /** Does one; answers how many places of the queue it took up. */
    public Uni<Integer> run() {
        return sessions.withSession(queue::isDue)
                .chain(isDue -> isDue
                        ? audit.transaction(this::batch)
                        : Uni.createFrom().item(0));
    }

    private Uni<Integer> batch(Mutiny.Session session) {
        return RecordLock.shared(session)
                .chain(() -> queue.take(session, MOST))
                .chain(taken -> taken.isEmpty()
                        ? Uni.createFrom().item(0)
                        : work(session, taken).replaceWith(taken.size()));
    }

    private Uni<Void> work(Mutiny.Session session, List<RenderQueue.Taken> taken) {
        var devices = taken.stream().map(RenderQueue.Taken::device).collect(Collectors.toSet());
        return phones.read(session, devices)
                .chain(read -> {
                    var good = read.stream().flatMap(it -> it.phone().stream()).toList();
                    return rendered(session, good).map(made -> {
                        var all = new LinkedHashMap<>(made);
                        read.forEach(
                                it -> it.refused().ifPresent(why -> all.put(it.device(), new Rendering.Refused(why))));
                        return all;
                    });
                })
                .chain(made -> files.store(session, made).chain(() -> leave(session, taken, made)));
    }

    private Uni<Map<String, Rendering>> rendered(Mutiny.Session session, List<DeviceRecord> good) {
        return lineage.of(session, good).chain(records -> files.render(good, records));
    }

    private Uni<Void> leave(Mutiny.Session session, List<RenderQueue.Taken> taken, Map<String, Rendering> made) {
        var failed = taken.stream()
                .filter(it -> made.get(it.device()) instanceof Rendering.Failed)
                .toList();
        if (!failed.isEmpty() && made.get(failed.getFirst().device()) instanceof Rendering.Failed first) {
            LOG.errorf(
                    first.why(),
                    "Files of %d phones could not be made and are tried again, the first that of %s",
                    failed.size(),
                    failed.getFirst().device());
        }
        return queue.later(session, ids(failed))
                .chain(() -> queue.done(
                        session,
                        ids(taken.stream().filter(it -> !failed.contains(it)).toList())));
    }

    private static List<Long> ids(List<RenderQueue.Taken> taken) {
        return taken.stream().map(RenderQueue.Taken::id).toList();
    }
}
