package io.option150.files.record;

import io.option150.config.record.OwnTemplate;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Templates of a site's own. */
@Singleton
public class OwnTemplates {

    private static final String READ = """
            select cast(row_to_json(r) as text) from (
                select name, form, text, version, sequence, modified, who from own_template %s) r""";

    /** Without texts: a page would have up to 64 KiB of each. */
    private static final String LIST = """
            select cast(row_to_json(r) as text) from (
                select name, form, '' as text, version, sequence, modified, who
                from own_template order by name limit :size offset :offset) r""";

    private static final String STORE = """
            insert into own_template (name, form, text, version, sequence, modified, who)
            values (:name, :form, :text, 1, :sequence, now(), :who)
            on conflict (name) do update set form = excluded.form, text = excluded.text,
                version = own_template.version + 1, sequence = excluded.sequence, modified = excluded.modified,
                who = excluded.who""";

    private final RecordJson json;

    OwnTemplates(RecordJson json) {
        this.json = json;
    }

    /** The one of this name. */
    public Uni<Optional<Stored<KeptTemplate>>> find(Mutiny.Session session, String name) {
        return session.createNativeQuery(READ.formatted("where name = :name"), String.class)
                .setParameter("name", name)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(this::template));
    }

    /** Those of these names that there are. */
    public Uni<List<KeptTemplate>> find(Mutiny.Session session, Collection<String> names) {
        return names.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createNativeQuery(
                                READ.formatted(
                                        "where name in (select json_array_elements_text(cast(cast(:names as text) as json)))"),
                                String.class)
                        .setParameter("names", json.write(names))
                        .getResultList()
                        .map(rows ->
                                rows.stream().map(it -> template(it).value()).toList());
    }

    /** By name; without texts. */
    public Uni<Paged<Stored<KeptTemplate>>> list(Mutiny.Session session, PageQuery page) {
        return Pages.of(session, page, "own_template", LIST).map(it -> Pages.map(it, this::template));
    }

    /** Stores one, whatever was there. */
    public Uni<Void> store(Mutiny.Session session, OwnTemplate template, long sequence, String who) {
        return session.createNativeQuery(STORE)
                .setParameter("name", template.name())
                .setParameter("form", template.form().word())
                .setParameter("text", template.text())
                .setParameter("sequence", sequence)
                .setParameter("who", who)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Removes one. */
    public Uni<Void> remove(Mutiny.Session session, String name) {
        return session.createNativeQuery("delete from own_template where name = :name")
                .setParameter("name", name)
                .executeUpdate()
                .replaceWithVoid();
    }

    private Stored<KeptTemplate> template(String text) {
        var row = json.read(text, Row.class);
        return new Stored<>(
                new KeptTemplate(row.name(), row.form(), row.text()),
                row.version(),
                row.sequence(),
                row.modified(),
                row.who());
    }

    private record Row(
            String name, String form, String text, long version, long sequence, Instant modified, String who) {}
}
