package io.option150.files.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.files.check.FindingView;
import io.option150.files.path.FilePath;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Which files records of common files make, and how that ends. */
@Singleton
public class CommonStates {

    private static final String STORE = """
            insert into common_rendering (name, state, since, findings, templates)
            values (:name, :state, now(), cast(cast(:findings as text) as jsonb), :templates)
            on conflict (name) do update
                set state = excluded.state, findings = excluded.findings, templates = excluded.templates,
                    since = case when common_rendering.state = excluded.state
                            and common_rendering.findings = excluded.findings
                        then common_rendering.since else excluded.since end""";

    private static final String ADD = """
            insert into common_file_path (path, folded, name)
            select path, folded, cast(:name as text)
            from json_to_recordset(cast(cast(:files as text) as json)) as g(path text, folded text)
            on conflict do nothing""";

    /** Not those that a phone's record makes as well: a copy of the service that knows nothing of these may have put both. */
    private static final String OWN = """
            select path from common_file_path p
            where path in (select json_array_elements_text(cast(cast(:paths as text) as json)))
                and not exists (select from device_file d where d.folded = p.folded)""";

    /** Phones that were refused for these files may have them now. */
    private static final String FREE = """
            insert into render_queue (device)
            select distinct device from device_rendering, jsonb_array_elements(findings) f
            where state = 'refused' and f ->> 'rule' = 'record'
                and f ->> 'value' in (select json_array_elements_text(cast(cast(:paths as text) as json)))""";

    private static final String DROP = """
            delete from common_file_path
            where path in (select json_array_elements_text(cast(cast(:paths as text) as json)))""";

    private static final String TAKEN = """
            with given as (select json_array_elements_text(cast(cast(:folded as text) as json)) as folded)
            select 'common file ' || name from common_file_path
            where folded in (select folded from given) and name <> :name
            union all select 'device ' || device from device_file where folded in (select folded from given)""";

    private static final String READ = """
            select cast(row_to_json(s) as text) from (
                select r.name, r.state, r.since, r.findings,
                    coalesce((select json_agg(p.path order by p.path) from common_file_path p where p.name = r.name),
                        cast('[]' as json)) as files,
                    exists (select from common_queue q where q.name = r.name) as waiting
                from common_rendering r
                where r.name in (select json_array_elements_text(cast(cast(:names as text) as json)))) s""";

    private final ObjectMapper json;

    CommonStates(ObjectMapper json) {
        this.json = json;
    }

    /** Those of these records that there are, by name. */
    public Uni<Map<String, RenderState>> find(Mutiny.Session session, Collection<String> names) {
        return session.createNativeQuery(READ, String.class)
                .setParameter("names", write(names))
                .getResultList()
                .map(rows -> {
                    var states = new HashMap<String, RenderState>();
                    rows.stream()
                            .map(this::row)
                            .forEach(it -> states.put(
                                    it.name(),
                                    new RenderState(it.state(), it.since(), it.findings(), it.files(), it.waiting())));
                    return states;
                });
    }

    /** Which other record makes one of these files, if any does: {@code common file rings}. */
    public Uni<Optional<String>> taken(Mutiny.Session session, String name, Collection<FilePath> paths) {
        return session.createNativeQuery(TAKEN, String.class)
                .setParameter("name", name)
                .setParameter(
                        "folded", write(paths.stream().map(FilePath::folded).toList()))
                .getResultList()
                .map(rows -> rows.stream().findFirst());
    }

    /** Whose record makes this file. */
    public Uni<Optional<String>> owner(Mutiny.Session session, String path) {
        return session.createNativeQuery("select name from common_file_path where path = :path", String.class)
                .setParameter("path", path)
                .getResultList()
                .map(rows -> rows.stream().findFirst());
    }

    /** Paths of files that a record makes. */
    Uni<List<String>> files(Mutiny.Session session, String name) {
        return session.createNativeQuery("select path from common_file_path where name = :name", String.class)
                .setParameter("name", name)
                .getResultList();
    }

    Uni<Void> store(Mutiny.Session session, String name, String state, List<FindingView> findings) {
        return session.createNativeQuery(STORE)
                .setParameter("name", name)
                .setParameter("state", state)
                .setParameter("findings", write(findings))
                .setParameter("templates", Templates.fingerprint())
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> add(Mutiny.Session session, String name, Collection<FilePath> paths) {
        return session.createNativeQuery(ADD)
                .setParameter("name", name)
                .setParameter(
                        "files",
                        write(paths.stream()
                                .map(it -> new Path(it.value(), it.folded()))
                                .toList()))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Those of these files that no phone's record makes too. */
    Uni<List<String>> own(Mutiny.Session session, Collection<String> paths) {
        return paths.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createNativeQuery(OWN, String.class)
                        .setParameter("paths", write(paths))
                        .getResultList();
    }

    /** A record makes these no longer; phones that wait for them are looked at again. */
    Uni<Void> drop(Mutiny.Session session, Collection<String> paths) {
        return paths.isEmpty()
                ? Uni.createFrom().voidItem()
                : update(session, DROP, paths).chain(() -> update(session, FREE, paths));
    }

    private Uni<Void> update(Mutiny.Session session, String statement, Collection<String> paths) {
        return session.createNativeQuery(statement)
                .setParameter("paths", write(paths))
                .executeUpdate()
                .replaceWithVoid();
    }

    private Row row(String text) {
        try {
            return json.readValue(text, Row.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database writes its own rows", e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written", e);
        }
    }

    private record Path(String path, String folded) {}

    private record Row(
            String name,
            String state,
            Instant since,
            List<FindingView> findings,
            List<String> files,
            boolean waiting) {}
}
