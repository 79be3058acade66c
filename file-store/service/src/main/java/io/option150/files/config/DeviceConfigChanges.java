package io.option150.files.config;

import io.option150.audit.Audit;
import io.option150.config.record.DeviceRecord;
import io.option150.files.record.KeptPhone;
import io.option150.files.record.Lineage;
import io.option150.files.record.Phones;
import io.option150.files.record.RecordLock;
import io.option150.files.record.Stored;
import io.option150.files.render.PhoneFiles;
import io.option150.files.render.RenderStates;
import io.option150.files.render.Rendering;
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

/** Reads and changes phones' records. The files of one change in the same transaction. */
@Singleton
class DeviceConfigChanges {

    private final Mutiny.SessionFactory sessions;
    private final Audit audit;
    private final Outbox outbox;
    private final Phones phones;
    private final Lineage lineage;
    private final PhoneFiles files;
    private final RenderStates states;

    DeviceConfigChanges(
            Mutiny.SessionFactory sessions,
            Audit audit,
            Outbox outbox,
            Phones phones,
            Lineage lineage,
            PhoneFiles files,
            RenderStates states) {
        this.sessions = sessions;
        this.audit = audit;
        this.outbox = outbox;
        this.phones = phones;
        this.lineage = lineage;
        this.files = files;
        this.states = states;
    }

    Uni<Paged<DeviceConfigView>> list(PageQuery page) {
        return sessions.withSession(session -> phones.list(session, page)
                .chain(found -> states.find(
                                session,
                                found.items().stream()
                                        .map(it -> it.value().name())
                                        .toList())
                        .map(known -> Views.of(
                                found,
                                it -> DeviceConfigView.brief(
                                        it, known.get(it.value().name()))))));
    }

    /** One; 404 when it is not there. That secrets are shown is put on record. */
    Uni<DeviceConfigView> get(String device, boolean isShown) {
        return isShown
                ? audit.transaction(session -> view(session, device, true)
                        .call(() -> audit.note(session, "device-config", device, "secrets shown")))
                : sessions.withSession(session -> view(session, device, false));
    }

    /** Makes a phone's record be so, and its files; 400, 409 where a common file's makes one of them, 412, or 422 where a phone could not use them. */
    Uni<Written<DeviceConfigView>> put(String device, DeviceConfigForm form, @Nullable String ifMatch) {
        return audit.transaction(session -> RecordLock.alone(session)
                .chain(() -> phones.find(session, device))
                .chain(before -> {
                    Asked.requireMatch(
                            "configuration of device '" + device + "'",
                            ifMatch,
                            before.map(Stored::sequence).orElse(null));
                    var phone = Asked.checked(() -> form.phone(device, before.map(Stored::value)));
                    return before.filter(it -> it.value().is(phone)).isPresent()
                            ? written(session, device, false)
                            : store(session, phone).chain(() -> written(session, device, before.isEmpty()));
                }));
    }

    /** Removes a record and the files that it makes; 404 or 412. */
    Uni<Void> remove(String device, @Nullable String ifMatch) {
        return audit.transaction(session -> RecordLock.alone(session)
                .chain(() -> stored(session, device))
                .invoke(before -> Asked.requireMatch(device, ifMatch, before.sequence()))
                .chain(() -> files.remove(session, device))
                .chain(() -> phones.remove(session, device)));
    }

    private Uni<Void> store(Mutiny.Session session, DeviceRecord phone) {
        return lineage.of(session, List.of(KeptPhone.of(phone)))
                .chain(records -> files.render(phone, records))
                .invoke(DeviceConfigChanges::requireMade)
                .call(made -> requireFree(session, phone.name(), made))
                .chain(made -> outbox.next(session, 1)
                        .chain(drawn -> phones.store(session, phone, drawn.getFirst(), Asked.who()))
                        .chain(() -> files.store(session, Map.of(phone.name(), made))));
    }

    private Uni<Optional<String>> requireFree(Mutiny.Session session, String device, Rendering made) {
        return files.taken(session, made)
                .invoke(taken -> taken.ifPresent(common -> {
                    throw Problem.conflict(
                                    "Device '%s' would make a file that common file %s makes already; there is one record of each."
                                            .formatted(device, common))
                            .exception();
                }));
    }

    /** Ends a write whose record makes no file that a phone could use. */
    static void requireMade(Rendering rendering) {
        switch (rendering) {
            case Rendering.Made _ -> {
                // As it should be.
            }
            case Rendering.Refused refused -> throw Asked.problem(refused.why());
            case Rendering.Unfit unfit -> throw Unusable.problem(unfit);
            case Rendering.Failed failed -> throw failed.why();
        }
    }

    private Uni<Written<DeviceConfigView>> written(Mutiny.Session session, String device, boolean isNew) {
        return view(session, device, false).map(it -> new Written<>(it, it.sequence(), isNew));
    }

    private Uni<DeviceConfigView> view(Mutiny.Session session, String device, boolean isShown) {
        return stored(session, device)
                .chain(phone -> states.find(session, List.of(device))
                        .map(known -> DeviceConfigView.of(
                                Masks.openIf(isShown, phone, phone.value().closed()), known.get(device), isShown)));
    }

    private Uni<Stored<KeptPhone>> stored(Mutiny.Session session, String device) {
        return phones.find(session, device).map(found -> found.orElseThrow(() -> unknown(device)));
    }

    /** What a call for a phone without a record ends with. */
    static RuntimeException unknown(String device) {
        return Problem.notFound("There is no configuration of device '" + device + "'.")
                .exception();
    }
}
