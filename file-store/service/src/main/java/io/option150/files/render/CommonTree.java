package io.option150.files.render;

import io.option150.config.common.CommonFile;
import io.option150.config.record.Records;
import io.option150.files.aside.Aside;
import io.option150.files.check.FindingView;
import io.option150.files.content.Space;
import io.option150.files.path.FilePath;
import io.option150.files.record.Kept;
import io.option150.files.tree.MadeFiles;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Makes common files and puts them into the tree, in a transaction that holds {@link io.option150.files.record.RecordLock}. */
@Singleton
public class CommonTree {

    private final MadeFiles tree;
    private final CommonStates states;
    private final Space space;
    private final Aside aside;

    CommonTree(MadeFiles tree, CommonStates states, Space space, Aside aside) {
        this.tree = tree;
        this.states = states;
        this.space = space;
        this.aside = aside;
    }

    /** Makes the files of some records, whether they hold or not, off the event loop; nothing is stored. */
    public Uni<Map<String, Rendering>> render(Collection<? extends Kept<CommonFile>> files, Records records) {
        return aside.run(() -> {
            // Worked out here, where it blocks no event loop.
            Templates.fingerprint();
            var made = new LinkedHashMap<String, Rendering>();
            files.forEach(it -> made.put(it.name(), Rendering.ofCommon(it, records)));
            return made;
        });
    }

    /** Puts what was made into the tree and tells of each record how it ended. Of those that failed nothing is changed. */
    public Uni<Void> store(Mutiny.Session session, Map<String, Rendering> renderings) {
        return Multi.createFrom()
                .iterable(renderings.entrySet())
                .onItem()
                .transformToUniAndConcatenate(it -> store(session, it.getKey(), it.getValue()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Removes the files that are made of a record. */
    public Uni<Void> remove(Mutiny.Session session, String name) {
        return states.files(session, name).chain(files -> drop(session, files));
    }

    private Uni<Void> drop(Mutiny.Session session, Collection<String> paths) {
        return states.own(session, paths)
                .chain(own -> tree.remove(session, own))
                .chain(() -> states.drop(session, paths));
    }

    private Uni<Void> store(Mutiny.Session session, String name, Rendering rendering) {
        return switch (rendering) {
            case Rendering.Made made -> store(session, name, made);
            case Rendering.Refused refused -> states.store(session, name, "refused", RenderFindings.of(refused.why()));
            case Rendering.Unfit unfit -> states.store(session, name, "refused", FindingView.of(unfit.errors()));
            // It is tried again.
            case Rendering.Failed _ -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> store(Mutiny.Session session, String name, Rendering.Made made) {
        var paths = made.ready().stream().map(MadeFiles.Made::path).toList();
        return space.requireRoom(made.bytes())
                .chain(() -> tree.write(session, made.ready()))
                .chain(outcome -> dropOthers(session, name, paths)
                        .chain(() -> states.add(session, name, paths))
                        .chain(() -> states.store(
                                session, name, outcome.byHand().isEmpty() ? "rendered" : "by-hand", List.of())));
    }

    /** Files that this record had, and has no longer. */
    private Uni<Void> dropOthers(Mutiny.Session session, String name, Collection<FilePath> paths) {
        return states.files(session, name).chain(had -> {
            var gone = new ArrayList<>(had);
            paths.forEach(it -> gone.remove(it.value()));
            return drop(session, gone);
        });
    }
}
