package io.option150.files.render;

import io.option150.audit.Audit;
import io.option150.files.aside.Aside;
import io.option150.files.record.CommonFiles;
import io.option150.files.record.Lineage;
import io.option150.files.record.RecordLock;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Makes the next common files of the queue in one transaction: all of them have their files, or nothing is changed. */
@Singleton
class CommonBatch {

    /** Most at a time: a record may have 1 MiB. */
    static final int MOST = 20;

    private static final Logger LOG = Logger.getLogger(CommonBatch.class);

    private final Mutiny.SessionFactory sessions;
    private final Audit audit;
    private final CommonQueue queue;
    private final CommonFiles files;
    private final Lineage lineage;
    private final CommonTree tree;
    private final Aside aside;

    CommonBatch(
            Mutiny.SessionFactory sessions,
            Audit audit,
            CommonQueue queue,
            CommonFiles files,
            Lineage lineage,
            CommonTree tree,
            Aside aside) {
        this.sessions = sessions;
        this.audit = audit;
        this.queue = queue;
        this.files = files;
        this.lineage = lineage;
        this.tree = tree;
        this.aside = aside;
    }

    /**
     * Does one; answers how many places of the queue it took up. Fails with {@link BatchFailed}, naming the places, once it had
     * any.
     */
    Uni<Integer> run(int most) {
        return sessions.withSession(queue::isDue)
                .chain(isDue -> isDue ? batch(most) : Uni.createFrom().item(0));
    }

    private Uni<Integer> batch(int most) {
        var begun = new ArrayList<CommonQueue.Taken>();
        return audit.transaction(session -> RecordLock.shared(session)
                        .chain(() -> queue.take(session, most))
                        .invoke(begun::addAll)
                        .chain(taken -> taken.isEmpty() ? Uni.createFrom().item(0) : work(session, taken)))
                .onFailure(_ -> !begun.isEmpty())
                .transform(why -> new BatchFailed(ids(begun), why));
    }

    /** Has those made anew that another version of the service made of other templates, and looks at those again that it refused. */
    Uni<Integer> addBehind() {
        return aside.run(Templates::fingerprint)
                .chain(templates -> audit.transaction(session -> queue.addBehind(session, templates)));
    }

    /** Has these tried again in five seconds, after others. */
    Uni<Void> later(Collection<Long> places) {
        return audit.transaction(session -> queue.later(session, places));
    }

    private Uni<Integer> work(Mutiny.Session session, List<CommonQueue.Taken> taken) {
        var names = taken.stream().map(CommonQueue.Taken::name).collect(Collectors.toSet());
        return files.find(session, names)
                .chain(kept -> lineage.ofCommon(session, kept)
                        .chain(records -> tree.render(kept, records))
                        .chain(made -> tree.store(session, made).chain(() -> leave(session, taken, made))));
    }

    private Uni<Integer> leave(Mutiny.Session session, List<CommonQueue.Taken> taken, Map<String, Rendering> made) {
        var failed = new ArrayList<CommonQueue.Taken>();
        for (var place : taken) {
            if (made.get(place.name()) instanceof Rendering.Failed no) {
                LOG.errorf(no.why(), "Files of common file %s could not be made and are tried again", place.name());
                failed.add(place);
            }
        }
        var done = taken.stream().filter(it -> !failed.contains(it)).toList();
        return queue.later(session, ids(failed))
                .chain(() -> queue.done(session, ids(done)))
                .replaceWith(taken.size());
    }

    private static List<Long> ids(List<CommonQueue.Taken> taken) {
        return taken.stream().map(CommonQueue.Taken::id).toList();
    }
}
