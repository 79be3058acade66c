package io.option150.files.render;

import io.option150.config.record.DeviceRecord;
import io.option150.config.record.Records;
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

    /** Puts what was made into the tree and tells of each phone how it ended. Of those that failed nothing is changed. */
    public Uni<Void> store(Mutiny.Session session, Map<String, Rendering> renderings) {
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
        return states.files(session, List.of(device))
                .chain(files -> tree.remove(session, files.keySet()).chain(() -> states.drop(session, files.keySet())));
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
            return tree.remove(session, gone).chain(() -> states.drop(session, gone));
        });
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
