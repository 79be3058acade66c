package io.option150.files.config;

import io.option150.audit.Audit;
import io.option150.config.record.DeviceRecord;
import io.option150.config.record.Inheritance;
import io.option150.config.record.Records;
import io.option150.config.record.Resolved;
import io.option150.config.record.Sourced;
import io.option150.config.render.RenderedFile;
import io.option150.files.check.ConfigChecks;
import io.option150.files.check.FindingView;
import io.option150.files.content.Sha256;
import io.option150.files.path.FilePath;
import io.option150.files.record.KeptPhone;
import io.option150.files.record.Lineage;
import io.option150.files.record.Phones;
import io.option150.files.record.Stored;
import io.option150.files.render.PhoneFiles;
import io.option150.files.render.RenderFindings;
import io.option150.files.render.Rendering;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Shows what a record would give a phone; nothing is stored. */
@Singleton
class Previews {

    private final Mutiny.SessionFactory sessions;
    private final Audit audit;
    private final Phones phones;
    private final Lineage lineage;
    private final PhoneFiles files;
    private final ConfigChecks checks;

    Previews(
            Mutiny.SessionFactory sessions,
            Audit audit,
            Phones phones,
            Lineage lineage,
            PhoneFiles files,
            ConfigChecks checks) {
        this.sessions = sessions;
        this.audit = audit;
        this.phones = phones;
        this.lineage = lineage;
        this.files = files;
        this.checks = checks;
    }

    /** By the record that is kept; 404 when there is none. That secrets are shown is put on record. */
    Uni<Preview> ofKept(String device, boolean isShown) {
        return isShown
                ? audit.transaction(session -> ofKept(session, device, true)
                        .call(() -> audit.note(session, "device-config", device, "secrets shown")))
                : sessions.withSession(session -> ofKept(session, device, false));
    }

    /** By a record that is not kept yet; 400. Of what is kept it may take secrets over: that they are shown is put on record, too. */
    Uni<Preview> of(String device, DeviceConfigForm form, boolean isShown) {
        return isShown
                ? audit.transaction(session -> of(session, device, form, true)
                        .call(() -> audit.note(session, "device-config", device, "secrets shown")))
                : sessions.withSession(session -> of(session, device, form, false));
    }

    private Uni<Preview> of(Mutiny.Session session, String device, DeviceConfigForm form, boolean isShown) {
        return phones.find(session, device)
                .map(before -> Asked.checked(() -> form.phone(device, before.map(Stored::value))))
                .chain(phone -> preview(session, phone, isShown));
    }

    private Uni<Preview> ofKept(Mutiny.Session session, String device, boolean isShown) {
        return phones.find(session, device)
                .map(found -> found.orElseThrow(() -> DeviceConfigChanges.unknown(device)))
                .chain(kept -> kept.value()
                        .refused()
                        .map(why -> none(device, RenderFindings.of(why)))
                        .orElseGet(() -> preview(session, kept.value().record(), isShown)));
    }

    private Uni<Preview> preview(Mutiny.Session session, DeviceRecord phone, boolean isShown) {
        return lineage.of(session, List.of(KeptPhone.of(phone)))
                .chain(records -> files.render(phone, records).chain(made -> switch (made) {
                    case Rendering.Made done -> preview(phone, records, done.files(), isShown);
                    case Rendering.Refused refused -> none(phone.name(), RenderFindings.of(refused.why()));
                    case Rendering.Unfit unfit -> none(phone.name(), FindingView.of(unfit.errors()));
                    case Rendering.Failed failed -> Uni.createFrom().failure(failed.why());
                }));
    }

    private Uni<Preview> preview(DeviceRecord phone, Records records, List<RenderedFile> whole, boolean isShown) {
        var origins = origins(Inheritance.resolve(phone, records));
        return (isShown ? Uni.createFrom().item(whole) : masked(phone, records, whole))
                .chain(shown -> Multi.createFrom()
                        .range(0, whole.size())
                        .onItem()
                        .transformToUniAndConcatenate(n -> file(whole.get(n), shown.get(n)))
                        .collect()
                        .asList())
                .map(list -> new Preview(phone.name(), list, List.of(), origins));
    }

    private Uni<List<RenderedFile>> masked(DeviceRecord phone, Records records, List<RenderedFile> whole) {
        return files.render(Masks.masked(phone), Masks.masked(records))
                .map(made -> made instanceof Rendering.Made masked
                        ? masked.files()
                        : whole.stream()
                                .map(it -> new RenderedFile(it.name(), ""))
                                .toList());
    }

    private Uni<Preview.File> file(RenderedFile whole, RenderedFile shown) {
        var bytes = whole.bytes();
        return checks.check(new FilePath(whole.name()), bytes)
                .map(findings -> new Preview.File(
                        whole.name(), bytes.length, Sha256.of(bytes).hex(), shown.text(), FindingView.of(findings)));
    }

    private static Uni<Preview> none(String device, List<FindingView> findings) {
        return Uni.createFrom().item(new Preview(device, List.of(), findings, Map.of()));
    }

    private static Map<String, String> origins(Resolved phone) {
        var origins = new LinkedHashMap<String, String>();
        origins.put("model", origin(phone.model()));
        origins.put("protocol", origin(phone.protocol()));
        origins.put("load", origin(phone.load()));
        origins.put("callManagerGroup", origin(phone.callManagerGroup()));
        phone.template().ifPresent(it -> origins.put("template", origin(it)));
        phone.fields().forEach((path, value) -> origins.put("fields." + path, origin(value)));
        return origins;
    }

    private static String origin(Sourced<?> value) {
        return value.origin().text();
    }
}
