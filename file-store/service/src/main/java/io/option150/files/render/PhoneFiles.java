package io.option150.files.render;

import io.option150.config.record.DeviceRecord;
import io.option150.config.record.Records;
import io.option150.config.record.RefusedRecord;
import io.option150.files.aside.Aside;
import io.option150.files.check.FindingView;
import io.option150.files.content.Space;
import io.option150.files.path.FilePath;
import io.option150.files.record.KeptPhone;
import io.option150.files.tree.MadeFiles;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Makes the files of phones and puts them into the tree, in a transaction that holds {@link io.option150.files.record.RecordLock}. */
@Singleton
public class PhoneFiles {

    private final MadeFiles tree;
    private final RenderStates states;
    private final Space space;
    private final Aside aside;

    PhoneFiles(MadeFiles tree, RenderStates states, Space space, Aside aside) {
        this.tree = tree;
        this.states = states;
        this.space = space;
        this.aside = aside;
    }

    /** Makes the files of one phone, off the event loop; nothing is stored. */
    public Uni<Rendering> render(DeviceRecord phone, Records records) {
        return aside.run(() -> {
            Templates.fingerprint();
            return Rendering.of(KeptPhone.of(phone), records);
        });
    }

    /** Makes files of a few phones, whether their records hold or not, off the event loop; nothing is stored. */
    public Uni<Map<String, Rendering>> render(Collection<KeptPhone> phones, Records records) {
        return render(phones, records, Long.MAX_VALUE);
    }

    /**
     * Makes files of many phones, off the event loop; nothing is stored. In the order of phones.
     *
     * @param most bytes, after which no other phone is begun
     */
    Uni<Map<String, Rendering>> render(Collection<KeptPhone> phones, Records records, long most) {
        return aside.run(() -> {
            var made = new LinkedHashMap<String, Rendering>();
            long bytes = 0;
            for (var phone : phones) {
                var one = Rendering.of(phone, records);
                made.put(phone.name(), one);
                bytes += one.bytes();
                if (bytes > most) {
                    break;
                }
            }
            return made;
        });
    }

    /** Which common file's record makes one of these files, if any does. */
    public Uni<Optional<String>> taken(Mutiny.Session session, Rendering rendering) {
        return states.taken(session, paths(rendering))
                .map(taken -> taken.values().stream().findFirst());
    }

    /** Refuses those that would make a file that is a common file's already. */
    private Uni<Map<String, Rendering>> refuseTaken(Mutiny.Session session, Map<String, Rendering> renderings) {
        var paths =
                renderings.values().stream().flatMap(it -> paths(it).stream()).toList();
        return states.taken(session, paths).map(taken -> {
            var all = new LinkedHashMap<>(renderings);
            all.replaceAll((_, rendering) -> refusedIfTaken(rendering, taken));
            return all;
        });
    }

    private static Rendering refusedIfTaken(Rendering rendering, Map<String, String> taken) {
        for (var path : paths(rendering)) {
            var name = taken.get(path.folded());
            if (name != null) {
                return new Rendering.Refused(new RefusedRecord(
                        "files",
                        "must be no other record's, and common file '" + name + "' makes " + path,
                        path.value()));
            }
        }
        return rendering;
    }

    private static List<FilePath> paths(Rendering rendering) {
        return rendering instanceof Rendering.Made made
                ? made.ready().stream().map(MadeFiles.Made::path).toList()
                : List.of();
    }

    /**
     * Puts what was made into the tree and tells of each phone how it ended. Of those that failed nothing is changed, and what a
     * common file makes is not touched.
     */
    public Uni<Void> store(Mutiny.Session session, Map<String, Rendering> renderings) {
        return refuseTaken(session, renderings).chain(free -> storeFree(session, free));
    }

    private Uni<Void> storeFree(Mutiny.Session session, Map<String, Rendering> renderings) {
        var files = new LinkedHashMap<FilePath, String>();
        var made = new ArrayList<MadeFiles.Made>();
        renderings.forEach((device, rendering) -> {
            if (rendering instanceof Rendering.Made done) {
                done.ready().forEach(file -> {
                    made.add(file);
                    files.put(file.path(), device);
                });
            }
        });
        long bytes = made.stream().mapToLong(it -> it.bytes().length).sum();
        return space.requireRoom(bytes)
                .chain(() -> tree.write(session, made))
                .chain(outcome -> dropOthers(session, files)
                        .chain(() -> states.add(
                                session,
                                files.entrySet().stream()
                                        .map(it -> new RenderStates.Owned(
                                                it.getKey().value(), it.getKey().folded(), it.getValue()))
                                        .toList()))
                        .chain(() -> states.store(session, told(renderings, files, outcome.byHand()))));
    }

    /** Removes the files that are made for a phone. */
    public Uni<Void> remove(Mutiny.Session session, String device) {
        return states.files(session, List.of(device)).chain(files -> drop(session, files.keySet()));
    }

    /** Files that these phones had, and have no longer. */
    private Uni<Void> dropOthers(Mutiny.Session session, Map<FilePath, String> files) {
        var devices = new HashSet<>(files.values());
        if (devices.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return states.files(session, devices).chain(had -> {
            var gone = new HashSet<>(had.keySet());
            files.keySet().forEach(it -> gone.remove(it.value()));
            return drop(session, gone);
        });
    }

    private Uni<Void> drop(Mutiny.Session session, Collection<String> paths) {
        return states.own(session, paths)
                .chain(own -> tree.remove(session, own))
                .chain(() -> states.drop(session, paths));
    }

    private static List<RenderStates.Told> told(
            Map<String, Rendering> renderings, Map<FilePath, String> files, Set<FilePath> byHand) {
        var besides = new HashSet<String>();
        files.forEach((path, device) -> {
            if (byHand.contains(path)) {
                besides.add(device);
            }
        });
        var told = new ArrayList<RenderStates.Told>();
        renderings.forEach((device, rendering) -> {
            switch (rendering) {
                case Rendering.Made _ ->
                    told.add(new RenderStates.Told(
                            device, besides.contains(device) ? "by-hand" : "rendered", List.of()));
                case Rendering.Refused refused ->
                    told.add(new RenderStates.Told(device, "refused", RenderFindings.of(refused.why())));
                case Rendering.Unfit unfit ->
                    told.add(new RenderStates.Told(device, "refused", FindingView.of(unfit.errors())));
                case Rendering.Failed _ -> {
                    // It is tried again.
                }
            }
        });
        return told;
    }
}
