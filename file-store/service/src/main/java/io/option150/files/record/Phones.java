package io.option150.files.record;

import io.option150.config.record.DeviceRecord;
import io.option150.files.aside.Aside;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Records of phones. */
@Singleton
public class Phones {

    private static final String READ = """
            select cast(row_to_json(r) as text) from (
                select device, profile, call_manager_group as "callManagerGroup", template, settings, lines,
                    encode(sealed, 'base64') as sealed, version, sequence, modified, who
                from device_config %s) r""";

    private static final String STORE = """
            insert into device_config (device, profile, call_manager_group, template, settings, lines, sealed, version, sequence,
                modified, who)
            values (:device, nullif(:profile, ''), nullif(:group, ''), nullif(:template, ''), cast(cast(:settings as text) as jsonb),
                cast(cast(:lines as text) as jsonb), decode(nullif(:sealed, ''), 'base64'), 1, :sequence, now(), :who)
            on conflict (device) do update set profile = excluded.profile, call_manager_group = excluded.call_manager_group,
                template = excluded.template, settings = excluded.settings, lines = excluded.lines, sealed = excluded.sealed,
                version = device_config.version + 1, sequence = excluded.sequence, modified = excluded.modified,
                who = excluded.who""";

    private final RecordJson json;
    private final Aside aside;

    Phones(RecordJson json, Aside aside) {
        this.json = json;
        this.aside = aside;
    }

    /** That of this phone. */
    public Uni<Optional<Stored<KeptPhone>>> find(Mutiny.Session session, String device) {
        return session.createNativeQuery(READ.formatted("where device = :device"), String.class)
                .setParameter("device", device)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(this::phone));
    }

    /** Those of these phones that there are. */
    public Uni<List<KeptPhone>> find(Mutiny.Session session, Collection<String> devices) {
        return session.createNativeQuery(
                        READ.formatted(
                                "where device in (select json_array_elements_text(cast(cast(:devices as text) as json)))"),
                        String.class)
                .setParameter("devices", json.write(devices))
                .getResultList()
                .chain(rows -> aside.run(
                        () -> rows.stream().map(it -> phone(it).value()).toList()));
    }

    /** By name. */
    public Uni<Paged<Stored<KeptPhone>>> list(Mutiny.Session session, PageQuery query) {
        return Pages.of(session, query, "device_config", READ.formatted("order by device limit :size offset :offset"))
                .chain(page -> aside.run(() -> Pages.map(page, this::phone)));
    }

    /** Stores one, whatever was there. */
    public Uni<Void> store(Mutiny.Session session, DeviceRecord phone, long sequence, String who) {
        return session.createNativeQuery(STORE)
                .setParameter("device", phone.name())
                .setParameter("profile", phone.profile())
                .setParameter("group", phone.settings().callManagerGroup())
                .setParameter("template", phone.settings().template())
                .setParameter("settings", json.write(SettingsRow.of(phone.settings())))
                .setParameter(
                        "lines",
                        json.write(phone.lines().stream().map(LineRow::of).toList()))
                .setParameter("sealed", json.seal(Secrets.of(phone.settings(), phone.lines()), phone.name()))
                .setParameter("sequence", sequence)
                .setParameter("who", who)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Removes one. */
    public Uni<Void> remove(Mutiny.Session session, String device) {
        return session.createNativeQuery("delete from device_config where device = :device")
                .setParameter("device", device)
                .executeUpdate()
                .replaceWithVoid();
    }

    private Stored<KeptPhone> phone(String text) {
        return phone(json.read(text, Row.class));
    }

    private Stored<KeptPhone> phone(Row row) {
        var opened = Opened.of(json, row.sealed(), row.device());
        return new Stored<>(
                new KeptPhone(
                        row.device(),
                        Row.text(row.profile()),
                        row.settings()
                                .with(Row.text(row.callManagerGroup()), Row.text(row.template()), opened.secrets()),
                        opened.secrets().in(row.lines()),
                        opened.closed()),
                row.version(),
                row.sequence(),
                row.modified(),
                row.who());
    }

    private record Row(
            String device,
            @Nullable String profile,
            @Nullable String callManagerGroup,
            @Nullable String template,
            SettingsRow settings,
            List<LineRow> lines,
            @Nullable String sealed,
            long version,
            long sequence,
            Instant modified,
            String who) {

        static String text(@Nullable String value) {
            return value == null ? "" : value;
        }
    }
}
