package io.option150.files.render;

import io.option150.audit.Audit;
import io.option150.files.record.KeptPhone;
import io.option150.files.record.Lineage;
import io.option150.files.record.Phones;
import io.option150.files.record.RecordLock;
import io.option150.files.tree.FreshPlans;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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

    /** Most bytes of records that are read at a time, and of files that are made of them: one phone may have 1 MiB of each. */
    static final long MOST_READ = 4 << 20;

    static final long MOST_MADE = 8 << 20;

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

    /**
     * Does one; answers how many places of the queue it took up.
     *
     * @param most places, 1 or more
     * @return fails with {@link BatchFailed}, naming the places, once it had any
     */
    Uni<Integer> run(int most) {
        return sessions.withSession(queue::isDue)
                .chain(isDue -> isDue ? batch(most) : Uni.createFrom().item(0));
    }

    /** Has these tried again in five seconds, after others. */
    Uni<Void> later(Collection<Long> places) {
        return audit.transaction(session -> queue.later(session, places));
    }

    private Uni<Integer> batch(int most) {
        var begun = new ArrayList<RenderQueue.Taken>();
        return audit.transaction(session -> RecordLock.shared(session)
                        .chain(() -> FreshPlans.in(session))
                        .chain(() -> queue.take(session, most))
                        .map(RenderBatch::bounded)
                        .invoke(begun::addAll)
                        .chain(taken -> taken.isEmpty() ? Uni.createFrom().item(0) : work(session, taken)))
                .onFailure(_ -> !begun.isEmpty())
                .transform(why -> new BatchFailed(ids(begun), why));
    }

    private static List<RenderQueue.Taken> bounded(List<RenderQueue.Taken> taken) {
        var bounded = new ArrayList<RenderQueue.Taken>();
        long bytes = 0;
        for (var place : taken) {
            bytes += place.bytes();
            if (bytes > MOST_READ && !bounded.isEmpty()) {
                break;
            }
            bounded.add(place);
        }
        return bounded;
    }

    private Uni<Integer> work(Mutiny.Session session, List<RenderQueue.Taken> taken) {
        var devices = taken.stream().map(RenderQueue.Taken::device).collect(Collectors.toSet());
        return phones.find(session, devices)
                .chain(kept -> lineage.of(session, kept)
                        .chain(records -> files.render(inOrder(taken, kept), records, MOST_MADE))
                        .chain(made -> files.store(session, made)
                                .chain(() -> leave(session, reached(taken, kept, made), made))));
    }

    /** Those that waited longest first. */
    private static List<KeptPhone> inOrder(List<RenderQueue.Taken> taken, List<KeptPhone> kept) {
        var byName = kept.stream().collect(Collectors.toMap(KeptPhone::name, Function.identity()));
        var ordered = new LinkedHashMap<String, KeptPhone>();
        for (var place : taken) {
            var phone = byName.get(place.device());
            if (phone != null) {
                ordered.put(phone.name(), phone);
            }
        }
        return List.copyOf(ordered.values());
    }

    /** All but those whose turn has not come, since files before them were large. */
    private static List<RenderQueue.Taken> reached(
            List<RenderQueue.Taken> taken, List<KeptPhone> kept, Map<String, Rendering> made) {
        Set<String> left = kept.stream()
                .map(KeptPhone::name)
                .filter(it -> !made.containsKey(it))
                .collect(Collectors.toSet());
        return taken.stream().filter(it -> !left.contains(it.device())).toList();
    }

    private Uni<Integer> leave(Mutiny.Session session, List<RenderQueue.Taken> taken, Map<String, Rendering> made) {
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
                        ids(taken.stream().filter(it -> !failed.contains(it)).toList())))
                .replaceWith(taken.size());
    }

    private static List<Long> ids(List<RenderQueue.Taken> taken) {
        return taken.stream().map(RenderQueue.Taken::id).toList();
    }
}
