package io.option150.files.config;

import io.option150.config.record.Records;
import io.option150.files.aside.Aside;
import io.option150.files.diff.TextDiff;
import io.option150.files.record.KeptPhone;
import io.option150.files.record.Lineage;
import io.option150.files.record.Phones;
import io.option150.files.render.PhoneFiles;
import io.option150.files.render.Rendering;
import io.option150.files.transfer.ConcurrencyLimit;
import io.option150.files.tree.MadeFiles;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.reactive.mutiny.Mutiny;

/** Makes the files of phones as they would be after a change, to see what is different; nothing is stored. */
@Singleton
class Impacts {

    /** Phones at a time, each a transaction of its own: files of some MiB. */
    private static final int BATCH = 50;

    /** Each takes a processor for as long as it may. */
    private static final int AT_A_TIME = 1;

    private final Mutiny.SessionFactory sessions;
    private final Phones phones;
    private final Lineage lineage;
    private final PhoneFiles files;
    private final MadeFiles tree;
    private final Aside aside;
    private final ConcurrencyLimit limit = new ConcurrencyLimit(AT_A_TIME);

    Impacts(
            Mutiny.SessionFactory sessions,
            Phones phones,
            Lineage lineage,
            PhoneFiles files,
            MadeFiles tree,
            Aside aside) {
        this.sessions = sessions;
        this.phones = phones;
        this.lineage = lineage;
        this.files = files;
        this.tree = tree;
        this.aside = aside;
    }

    /** Of a change on these phones, which are looked at in this order for as long as there is time. */
    Uni<Impact> of(List<String> touched, Overlay overlay, ImpactQuery query) {
        return limit.within(() -> {
            var count = new ImpactCount(query.examples());
            long end = System.nanoTime() + Duration.ofSeconds(query.seconds()).toNanos();
            return Multi.createFrom()
                    .iterable(batches(touched))
                    .onItem()
                    .transformToUniAndConcatenate(batch -> System.nanoTime() - end < 0
                            ? sessions.withSession(session -> look(session, batch, overlay, count))
                            : Uni.createFrom().voidItem())
                    .collect()
                    .last()
                    .map(_ -> count.of(touched.size()));
        });
    }

    private Uni<Void> look(Mutiny.Session session, List<String> batch, Overlay overlay, ImpactCount count) {
        return phones.find(session, batch)
                .chain(kept -> lineage.of(session, kept)
                        .chain(records -> files.render(kept, overlay.on(records))
                                .chain(made -> tree.compare(session, ready(made))
                                        .chain(outcome -> aside.run(() -> {
                                            count(kept, made, outcome, records, overlay, count);
                                            return null;
                                        })))))
                .replaceWithVoid();
    }

    private static void count(
            List<KeptPhone> kept,
            Map<String, Rendering> made,
            MadeFiles.Outcome outcome,
            Records records,
            Overlay overlay,
            ImpactCount count) {
        for (var phone : kept) {
            var rendering = made.get(phone.name());
            if (rendering != null && count.add(phone.name(), rendering, outcome)) {
                examples(phone, records, overlay).forEach(count::example);
            }
        }
    }

    /** Files by the records as they are against those by the changed ones, both with stars for secrets. */
    private static List<Impact.Example> examples(KeptPhone phone, Records records, Overlay overlay) {
        var masked = KeptPhone.of(Masks.masked(phone.record()));
        var before = texts(Rendering.of(masked, Masks.masked(records)));
        var after = texts(Rendering.of(masked, Masks.masked(overlay.on(records))));
        var examples = new ArrayList<Impact.Example>();
        after.forEach((path, text) -> {
            var old = before.getOrDefault(path, "");
            if (!old.equals(text)) {
                examples.add(new Impact.Example(
                        phone.name(),
                        path,
                        TextDiff.ofFew(path, path + " (now)", old, path + " (then)", text)
                                .orElse("")));
            }
        });
        // Where secrets alone are different, or a star is no value that passes, it is told without a diff.
        return examples.isEmpty() ? List.of(new Impact.Example(phone.name(), "", "")) : examples;
    }

    private static Map<String, String> texts(Rendering rendering) {
        var texts = new TreeMap<String, String>();
        if (rendering instanceof Rendering.Made made) {
            made.files().forEach(it -> texts.put(it.name(), it.text()));
        }
        return texts;
    }

    private static List<MadeFiles.Made> ready(Map<String, Rendering> made) {
        return made.values().stream()
                .filter(Rendering.Made.class::isInstance)
                .map(Rendering.Made.class::cast)
                .flatMap(it -> it.ready().stream())
                .toList();
    }

    private static List<List<String>> batches(List<String> all) {
        var batches = new ArrayList<List<String>>();
        for (int from = 0; from < all.size(); from += BATCH) {
            batches.add(all.subList(from, Math.min(all.size(), from + BATCH)));
        }
        return batches;
    }
}
