package io.option150.files.record;

import io.option150.config.record.Profile;
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

/** Profiles. */
@Singleton
public class Profiles {

    private static final String READ = """
            select cast(row_to_json(r) as text) from (
                select name, parent, call_manager_group as "callManagerGroup", template, settings, encode(sealed, 'base64') as sealed,
                    version, sequence, modified, who
                from profile %s) r""";

    private static final String WITH_ABOVE = """
            where name in (
                with recursive above as (
                    select cast(n.name as text) collate "C" as name
                    from json_array_elements_text(cast(cast(:names as text) as json)) as n(name)
                    union
                    select p.parent from profile p join above a on a.name = p.name where p.parent is not null)
                select name from above)""";

    private static final String STORE = """
            insert into profile (name, parent, call_manager_group, template, settings, sealed, version, sequence, modified, who)
            values (:name, nullif(:parent, ''), nullif(:group, ''), nullif(:template, ''), cast(cast(:settings as text) as jsonb),
                decode(nullif(:sealed, ''), 'base64'), 1, :sequence, now(), :who)
            on conflict (name) do update set parent = excluded.parent, call_manager_group = excluded.call_manager_group,
                template = excluded.template, settings = excluded.settings, sealed = excluded.sealed, version = profile.version + 1,
                sequence = excluded.sequence, modified = excluded.modified, who = excluded.who""";

    private final RecordJson json;

    Profiles(RecordJson json) {
        this.json = json;
    }

    /** The one of this name. */
    public Uni<Optional<Stored<KeptProfile>>> find(Mutiny.Session session, String name) {
        return session.createNativeQuery(READ.formatted("where name = :name"), String.class)
                .setParameter("name", name)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(this::profile));
    }

    /** Those of these names that there are, and all that they inherit from. */
    public Uni<List<Stored<KeptProfile>>> findWithAbove(Mutiny.Session session, Collection<String> names) {
        return session.createNativeQuery(READ.formatted(WITH_ABOVE), String.class)
                .setParameter("names", json.write(names))
                .getResultList()
                .map(rows -> rows.stream().map(this::profile).toList());
    }

    /** By name. */
    public Uni<Paged<Stored<KeptProfile>>> list(Mutiny.Session session, PageQuery page) {
        return Pages.of(session, page, "profile", READ.formatted("order by name limit :size offset :offset"))
                .map(it -> Pages.map(it, this::profile));
    }

    /** Stores one, whatever was there. */
    public Uni<Void> store(Mutiny.Session session, Profile profile, long sequence, String who) {
        return session.createNativeQuery(STORE)
                .setParameter("name", profile.name())
                .setParameter("parent", profile.parent())
                .setParameter("group", profile.settings().callManagerGroup())
                .setParameter("template", profile.settings().template())
                .setParameter("settings", json.write(SettingsRow.of(profile.settings())))
                .setParameter("sealed", json.seal(Secrets.of(profile.settings(), List.of()), what(profile.name())))
                .setParameter("sequence", sequence)
                .setParameter("who", who)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Removes one. */
    public Uni<Void> remove(Mutiny.Session session, String name) {
        return session.createNativeQuery("delete from profile where name = :name")
                .setParameter("name", name)
                .executeUpdate()
                .replaceWithVoid();
    }

    private Stored<KeptProfile> profile(String text) {
        var row = json.read(text, Row.class);
        var opened = Opened.of(json, row.sealed(), what(row.name()));
        var settings =
                row.settings().with(Row.text(row.callManagerGroup()), Row.text(row.template()), opened.secrets());
        return new Stored<>(
                new KeptProfile(row.name(), Row.text(row.parent()), settings, opened.closed()),
                row.version(),
                row.sequence(),
                row.modified(),
                row.who());
    }

    private static String what(String name) {
        return "profile " + name;
    }

    private record Row(
            String name,
            @Nullable String parent,
            @Nullable String callManagerGroup,
            @Nullable String template,
            SettingsRow settings,
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
