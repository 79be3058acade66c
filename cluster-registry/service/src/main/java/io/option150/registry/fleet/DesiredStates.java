package io.option150.registry.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.audit.Audit;
import io.option150.outbox.Outbox;
import io.option150.registry.contract.RegistryTopics;
import io.option150.registry.fleet.ServiceView.Copy;
import io.option150.web.Problem;
import io.option150.web.http.EntityTags;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What copies of the edge are to do. Every write puts row and event into one transaction. Refusals are problems. */
@Singleton
class DesiredStates {

    private final Mutiny.SessionFactory database;
    private final Audit audit;
    private final Outbox outbox;
    private final Edges edges;
    private final DesiredFormReader forms;
    private final InstantSource clock = InstantSource.system();

    DesiredStates(Mutiny.SessionFactory database, Audit audit, Outbox outbox, Edges edges, DesiredFormReader forms) {
        this.database = database;
        this.audit = audit;
        this.outbox = outbox;
        this.edges = edges;
        this.forms = forms;
    }

    /** All that is desired, and what copies report. */
    Uni<ServiceView> all() {
        return database.withSession(session ->
                views(session).chain(views -> RestartSteps.all(session).map(views::view)));
    }

    /** One copy; 404 when it is not known. */
    Uni<Copy> one(String edgeId) {
        return database.withSession(session -> views(session).map(views -> require(views, edgeId)));
    }

    /** Changes what all copies are to do; 400, 412, or 503 if it may not be. A higher restart number begins a restart of all. */
    Uni<ServiceView> change(@Nullable JsonNode body, @Nullable String ifMatch) {
        return write(
                RegistryTopics.SERVICE_EDGE,
                (session, next) -> views(session).chain(views -> {
                    var row = views.all();
                    EntityTags.requireMatch(ifMatch, row.sequence);
                    long before = views.restart();
                    var form = forms.read(body, views.state(), before);
                    row.state = form.state();
                    row.restart = form.restart();
                    row.sequence = next;
                    var begun = form.restart() > before
                            ? RestartSteps.begin(session, form.restart(), known(), clock.instant())
                            : Uni.createFrom().voidItem();
                    return begun.chain(() -> outbox.append(session, DesiredChanges.changed(row)))
                            .chain(() -> RestartSteps.all(session))
                            .map(views::view);
                }));
    }

    private List<EdgeView> known() {
        var known = edges.all(clock.instant());
        if (known.isEmpty()) {
            throw Problem.unavailable(
                            "No copy of the edge is heard, so that a restart would restart none; try again when GET"
                                    + " /api/v1/edges lists them.")
                    .exception();
        }
        return known;
    }

    /** Changes what one copy is to do; 400, 404, 409 or 412 if it may not be. */
    Uni<Copy> change(String edgeId, @Nullable JsonNode body, @Nullable String ifMatch) {
        if (edgeId.equals(RegistryTopics.SERVICE_EDGE)) {
            return Uni.createFrom()
                    .failure(Problem.conflict(
                                    "A copy whose id is 'tftp-edge' cannot be told from all; give it another by"
                                            + " option150.fleet.edge-id.")
                            .exception());
        }
        return write(
                edgeId,
                (session, next) -> views(session).chain(views -> {
                    EntityTags.requireMatch(ifMatch, require(views, edgeId).sequence());
                    var form = forms.read(body, views.state(edgeId), views.restart(edgeId));
                    var own = views.own(edgeId);
                    var row = own == null ? made(edgeId, clock.instant()) : own;
                    if (forms.namesState(body)) {
                        row.state = form.state();
                    }
                    row.restart = form.restart();
                    row.heard = clock.instant();
                    row.sequence = next;
                    return (own == null
                                    ? session.persist(row)
                                    : Uni.createFrom().voidItem())
                            .chain(() -> outbox.append(session, DesiredChanges.changed(row)))
                            .chain(() -> views(session))
                            .map(changed -> require(changed, edgeId));
                }));
    }

    /** Has a copy do what all do, from now on; 404 when it was told nothing else, or 412. */
    Uni<Void> remove(String edgeId, @Nullable String ifMatch) {
        return write(
                edgeId,
                (session, next) -> views(session).chain(views -> {
                    var own = views.own(edgeId);
                    if (own == null) {
                        throw Problem.notFound("Edge '" + edgeId + "' was told nothing by its own name.")
                                .exception();
                    }
                    EntityTags.requireMatch(ifMatch, own.sequence);
                    return session.remove(own)
                            .chain(() -> outbox.append(session, DesiredChanges.removed(edgeId, next)));
                }));
    }

    /** Tells one copy to restart, in this transaction. */
    Uni<Void> restart(Mutiny.Session session, String edgeId, long restart) {
        return outbox.lockAndNext(session, RegistryTopics.SERVICE_CHANGED, edgeId)
                // Whoever asks has read it before it was locked.
                .chain(next -> fresh(session, edgeId).chain(own -> {
                    var row = own == null ? made(edgeId, clock.instant()) : own;
                    row.restart = Math.max(row.restart, restart);
                    row.sequence = next;
                    return (own == null
                                    ? session.persist(row)
                                    : Uni.createFrom().voidItem())
                            .chain(() -> outbox.append(session, DesiredChanges.changed(row)));
                }));
    }

    private static Uni<@Nullable DesiredRow> fresh(Mutiny.Session session, String edgeId) {
        return session.find(DesiredRow.class, edgeId)
                .call(own -> own == null ? Uni.createFrom().voidItem() : session.refresh(own));
    }

    /** All that is desired, in this session. */
    Uni<ServiceViews> views(Mutiny.Session session) {
        return session.createSelectionQuery("from DesiredRow", DesiredRow.class)
                .getResultList()
                .map((List<DesiredRow> rows) -> new ServiceViews(rows, edges.all(clock.instant())));
    }

    private interface Change<T> {
        Uni<T> apply(Mutiny.Session session, long next);
    }

    private <T> Uni<T> write(String key, Change<T> change) {
        return audit.transaction(session -> outbox.lockAndNext(session, RegistryTopics.SERVICE_CHANGED, key)
                .chain(next -> change.apply(session, next)));
    }

    private static DesiredRow made(String edgeId, Instant now) {
        var row = new DesiredRow();
        row.key = edgeId;
        row.heard = now;
        return row;
    }

    private static Copy require(ServiceViews views, String edgeId) {
        return views.copy(edgeId)
                .orElseThrow(() -> Problem.notFound("No edge '" + edgeId + "' was heard within a day.")
                        .exception());
    }
}
