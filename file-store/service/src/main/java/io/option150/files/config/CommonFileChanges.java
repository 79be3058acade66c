package io.option150.files.config;

import io.option150.audit.Audit;
import io.option150.config.common.CommonFile;
import io.option150.files.record.CommonFiles;
import io.option150.files.record.KeptCommon;
import io.option150.files.record.Lineage;
import io.option150.files.record.RecordLock;
import io.option150.files.record.Stored;
import io.option150.files.render.CommonStates;
import io.option150.files.render.CommonTree;
import io.option150.files.render.Rendering;
import io.option150.files.tree.MadeFiles;
import io.option150.outbox.Outbox;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads and changes records of common files. The files of one change in the same transaction. */
@Singleton
class CommonFileChanges {

    private final Mutiny.SessionFactory sessions;
    private final Audit audit;
    private final Outbox outbox;
    private final CommonFiles files;
    private final Lineage lineage;
    private final CommonTree tree;
    private final CommonStates states;

    CommonFileChanges(
            Mutiny.SessionFactory sessions,
            Audit audit,
            Outbox outbox,
            CommonFiles files,
            Lineage lineage,
            CommonTree tree,
            CommonStates states) {
        this.sessions = sessions;
        this.audit = audit;
        this.outbox = outbox;
        this.files = files;
        this.lineage = lineage;
        this.tree = tree;
        this.states = states;
    }

    Uni<Paged<CommonFileView>> list(PageQuery page) {
        return sessions.withSession(session -> files.list(session, page)
                .chain(found -> states.find(
                                session,
                                found.items().stream()
                                        .map(it -> it.value().name())
                                        .toList())
                        .map(known -> Views.of(
                                found,
                                it -> CommonFileView.brief(
                                        it, known.get(it.value().name()))))));
    }

    /** One; 404 when it is not there. That secrets are shown is put on record. */
    Uni<CommonFileView> get(String name, boolean isShown) {
        return isShown
                ? audit.transaction(session ->
                        view(session, name, true).call(() -> audit.note(session, "common-file", name, "secrets shown")))
                : sessions.withSession(session -> view(session, name, false));
    }

    /** Makes a record be so, and its files; 400, 409 where another record makes one of them, 412, or 422. */
    Uni<Written<CommonFileView>> put(String name, CommonFileForm form, @Nullable String ifMatch) {
        return audit.transaction(session -> RecordLock.alone(session)
                .chain(() -> files.find(session, name))
                .chain(before -> {
                    Asked.requireMatch(
                            "common file '" + name + "'",
                            ifMatch,
                            before.map(Stored::sequence).orElse(null));
                    var file = Asked.checked(() -> form.file(name, before.map(Stored::value)));
                    return before.filter(it -> it.value().is(file)).isPresent()
                            ? written(session, name, false)
                            : store(session, file).chain(() -> written(session, name, before.isEmpty()));
                }));
    }

    /** Removes a record and the files that it makes; 404 or 412. */
    Uni<Void> remove(String name, @Nullable String ifMatch) {
        return audit.transaction(session -> RecordLock.alone(session)
                .chain(() -> stored(session, name))
                .invoke(before -> Asked.requireMatch(name, ifMatch, before.sequence()))
                .chain(() -> tree.remove(session, name))
                .chain(() -> files.remove(session, name)));
    }

    private Uni<Void> store(Mutiny.Session session, CommonFile file) {
        var kept = List.of(KeptCommon.of(file));
        return lineage.ofCommon(session, kept)
                .chain(records -> tree.render(kept, records))
                .invoke(made -> made.values().forEach(DeviceConfigChanges::requireMade))
                .call(made -> requireFree(session, file.name(), made))
                .chain(made -> outbox.next(session, 1)
                        .chain(drawn -> files.store(session, file, drawn.getFirst(), Asked.who()))
                        .chain(() -> tree.store(session, made)));
    }

    private Uni<Optional<String>> requireFree(Mutiny.Session session, String name, Map<String, Rendering> made) {
        var paths = made.values().stream()
                .filter(Rendering.Made.class::isInstance)
                .map(Rendering.Made.class::cast)
                .flatMap(it -> it.ready().stream())
                .map(MadeFiles.Made::path)
                .toList();
        return states.taken(session, name, paths)
                .invoke(taken -> taken.ifPresent(other -> {
                    throw Problem.conflict(
                                    "Common file '%s' would make a file that %s makes already; there is one record of each."
                                            .formatted(name, other))
                            .exception();
                }));
    }

    private Uni<Written<CommonFileView>> written(Mutiny.Session session, String name, boolean isNew) {
        return view(session, name, false).map(it -> new Written<>(it, it.sequence(), isNew));
    }

    private Uni<CommonFileView> view(Mutiny.Session session, String name, boolean isShown) {
        return stored(session, name)
                .chain(file -> states.find(session, List.of(name))
                        .map(known -> CommonFileView.of(
                                Masks.openIf(isShown, file, file.value().closed()), known.get(name), isShown)));
    }

    private Uni<Stored<KeptCommon>> stored(Mutiny.Session session, String name) {
        return files.find(session, name).map(found -> found.orElseThrow(() -> unknown(name)));
    }

    /** What a call for one that is not there ends with. */
    static RuntimeException unknown(String name) {
        return Problem.notFound("There is no common file '" + name + "'.").exception();
    }
}
