package io.option150.files.config;

import io.option150.config.record.Records;
import io.option150.files.aside.Aside;
import io.option150.files.diff.TextDiff;
import io.option150.files.record.CommonFiles;
import io.option150.files.record.KeptCommon;
import io.option150.files.record.Lineage;
import io.option150.files.render.CommonTree;
import io.option150.files.render.Rendering;
import io.option150.files.tree.MadeFiles;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Makes files of gateways as they would be by another template, to see what is different; nothing is stored. */
@Singleton
class CommonImpacts {

    /** At a time: a record may have 1 MiB. */
    private static final int BATCH = 20;

    private final Mutiny.SessionFactory sessions;
    private final CommonFiles files;
    private final Lineage lineage;
    private final CommonTree made;
    private final MadeFiles tree;
    private final Aside aside;

    CommonImpacts(
            Mutiny.SessionFactory sessions,
            CommonFiles files,
            Lineage lineage,
            CommonTree made,
            MadeFiles tree,
            Aside aside) {
        this.sessions = sessions;
        this.files = files;
        this.lineage = lineage;
        this.made = made;
        this.tree = tree;
        this.aside = aside;
    }

    /** Of all that are made by this template: there are tens of them, not thousands. */
    Uni<Impact> ofTemplate(String template, Overlay overlay, ImpactQuery query) {
        var count = new ImpactCount(query.examples());
        return sessions.withSession(session -> files.namesOfTemplate(session, template))
                .chain(names -> Multi.createFrom()
                        .iterable(batches(names))
                        .onItem()
                        .transformToUniAndConcatenate(
                                batch -> sessions.withSession(session -> look(session, batch, overlay, count)))
                        .collect()
                        .last()
                        .map(_ -> count.of(names.size())));
    }

    private Uni<Void> look(Mutiny.Session session, List<String> names, Overlay overlay, ImpactCount count) {
        return files.find(session, names)
                .chain(kept -> lineage.ofCommon(session, kept)
                        .chain(records -> made.render(kept, overlay.on(records))
                                .chain(renderings -> tree.compare(session, ready(renderings))
                                        .chain(outcome -> aside.run(() -> {
                                            kept.forEach(it -> count(
                                                    it, renderings.get(it.name()), outcome, records, overlay, count));
                                            return null;
                                        })))))
                .replaceWithVoid();
    }

    private static void count(
            KeptCommon kept,
            @Nullable Rendering rendering,
            MadeFiles.Outcome outcome,
            Records records,
            Overlay overlay,
            ImpactCount count) {
        if (rendering == null || !count.add(kept.name(), rendering, outcome)) {
            return;
        }
        CommonPreviews.masked(kept.record()).ifPresent(it -> example(KeptCommon.of(it), records, overlay, count));
    }

    private static void example(KeptCommon masked, Records records, Overlay overlay, ImpactCount count) {
        var before = texts(Rendering.ofCommon(masked, records));
        var after = texts(Rendering.ofCommon(masked, overlay.on(records)));
        after.forEach((path, text) -> {
            var old = before.getOrDefault(path, "");
            if (!old.equals(text)) {
                count.example(new Impact.Example(
                        masked.name(),
                        path,
                        TextDiff.ofFew(path, path + " (now)", old, path + " (then)", text)
                                .orElse("")));
            }
        });
    }

    private static Map<String, String> texts(Rendering rendering) {
        var texts = new TreeMap<String, String>();
        if (rendering instanceof Rendering.Made done) {
            done.files().forEach(it -> texts.put(it.name(), it.text()));
        }
        return texts;
    }

    private static List<MadeFiles.Made> ready(Map<String, Rendering> renderings) {
        var ready = new ArrayList<MadeFiles.Made>();
        renderings.values().forEach(it -> {
            if (it instanceof Rendering.Made done) {
                ready.addAll(done.ready());
            }
        });
        return ready;
    }

    private static List<List<String>> batches(List<String> all) {
        var batches = new ArrayList<List<String>>();
        for (int from = 0; from < all.size(); from += BATCH) {
            batches.add(all.subList(from, Math.min(all.size(), from + BATCH)));
        }
        return batches;
    }
}
