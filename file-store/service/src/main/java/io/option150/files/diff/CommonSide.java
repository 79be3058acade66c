package io.option150.files.diff;

import io.option150.files.path.FilePath;
import io.option150.files.record.CommonFiles;
import io.option150.files.record.Lineage;
import io.option150.files.render.CommonStates;
import io.option150.files.render.CommonTree;
import io.option150.files.render.Rendering;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** What the record of a common file gives now. */
@Singleton
class CommonSide {

    private final CommonStates states;
    private final CommonFiles files;
    private final Lineage lineage;
    private final CommonTree tree;

    CommonSide(CommonStates states, CommonFiles files, Lineage lineage, CommonTree tree) {
        this.states = states;
        this.files = files;
        this.lineage = lineage;
        this.tree = tree;
    }

    /** Of the record that makes this file; empty: none does. */
    Uni<Optional<Rendering>> rendering(Mutiny.Session session, FilePath path) {
        return states.owner(session, path.value())
                .chain(name -> name.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : files.find(session, List.of(name.get()))
                                .chain(kept ->
                                        lineage.ofCommon(session, kept).chain(records -> tree.render(kept, records)))
                                .map(made -> made.values().stream().findFirst()));
    }
}
