package io.option150.files.config;

import io.option150.audit.Audit;
import io.option150.files.record.CallManagerGroups;
import io.option150.files.record.RecordLock;
import io.option150.files.record.Stored;
import io.option150.files.record.Users;
import io.option150.files.render.CommonQueue;
import io.option150.files.render.CommonWork;
import io.option150.files.render.RenderQueue;
import io.option150.files.render.RenderWork;
import io.option150.outbox.Outbox;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads and changes groups of call managers; files of phones that register with one follow in the background. */
@Singleton
class GroupChanges {

    private final Mutiny.SessionFactory sessions;
    private final Audit audit;
    private final Outbox outbox;
    private final CallManagerGroups groups;
    private final RenderQueue queue;
    private final RenderWork work;
    private final CommonQueue commonQueue;
    private final CommonWork commonWork;
    private final Impacts impacts;

    GroupChanges(
            Mutiny.SessionFactory sessions,
            Audit audit,
            Outbox outbox,
            CallManagerGroups groups,
            RenderQueue queue,
            RenderWork work,
            CommonQueue commonQueue,
            CommonWork commonWork,
            Impacts impacts) {
        this.sessions = sessions;
        this.audit = audit;
        this.outbox = outbox;
        this.groups = groups;
        this.queue = queue;
        this.work = work;
        this.commonQueue = commonQueue;
        this.commonWork = commonWork;
        this.impacts = impacts;
    }

    Uni<Paged<GroupView>> list(PageQuery page) {
        return sessions.withSession(session -> groups.list(session, page)).map(it -> Views.of(it, GroupView::of));
    }

    /** One; 404 when it is not there. */
    Uni<GroupView> get(String name) {
        return sessions.withSession(session -> view(session, name));
    }

    /** Makes a group be so; 400 or 412. */
    Uni<Written<GroupView>> put(String name, GroupForm form, @Nullable String ifMatch) {
        return audit.transaction(session -> RecordLock.alone(session)
                        .chain(() -> groups.find(session, name))
                        .chain(before -> {
                            Asked.requireMatch(
                                    "call-manager group '" + name + "'",
                                    ifMatch,
                                    before.map(Stored::sequence).orElse(null));
                            var group = Asked.checked(() -> form.group(name));
                            if (before.filter(it -> it.value().is(group)).isPresent()) {
                                return view(session, name).map(it -> new Written<>(it, it.sequence(), false));
                            }
                            return outbox.next(session, 1)
                                    .chain(drawn -> groups.store(session, group, drawn.getFirst(), Asked.who()))
                                    .chain(() -> queue.addOfGroup(session, name))
                                    .chain(() -> commonQueue.addOfGroup(session, name))
                                    .chain(() -> view(session, name))
                                    .map(it -> new Written<>(it, it.sequence(), before.isEmpty()));
                        }))
                .invoke(work::call)
                .invoke(commonWork::call);
    }

    /** What a change would do, 400 where its record is refused; nothing is stored. */
    Uni<Impact> preview(String name, GroupForm form, ImpactQuery query) {
        var group = Asked.checked(() -> form.group(name));
        return sessions.withSession(session -> Users.phonesOfGroup(session, name))
                .chain(phones -> impacts.of(phones, new Overlay.OfGroup(group), query))
                .chain(impact -> sessions.withSession(session -> Users.ofGroup(session, name))
                        .map(users -> impact.withCommonFiles(users.files())));
    }

    /** Removes one; 404, 409 while somebody registers with it, or 412. */
    Uni<Void> remove(String name, @Nullable String ifMatch) {
        return audit.transaction(session -> RecordLock.alone(session)
                .chain(() -> view(session, name))
                .invoke(before -> Asked.requireMatch(name, ifMatch, before.sequence()))
                .chain(() -> Users.ofGroup(session, name))
                .invoke(users -> {
                    if (!users.isNone()) {
                        throw Problem.conflict("Call-manager group '%s' is named by %s.".formatted(name, users.text()))
                                .exception();
                    }
                })
                .chain(() -> groups.remove(session, name)));
    }

    private Uni<GroupView> view(Mutiny.Session session, String name) {
        return groups.find(session, name)
                .map(found -> found.map(GroupView::of)
                        .orElseThrow(() -> Problem.notFound("There is no call-manager group '" + name + "'.")
                                .exception()));
    }
}
