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
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** How making phones' files ended, and which files they have. */
@Singleton
public class RenderStates {

    /**
     * Which templates made the files of a phone, and what they made: the state, and the last change of its files. A copy of the
     * service that knows nothing of this makes files and leaves it as it is; then it holds no longer.
     */
    static final String MADE_OF = """
            cast(:templates as text) || ' ' || %1$s.state || ' ' || (
                select coalesce(max(f.sequence), 0) from device_file o join file f on f.path = o.path
                where o.device = %1$s.device and f.rendered)""";

    // Of most nothing is new: a row that is as it should be is not even locked.
    private static final String STORE = """
            with given as materialized (
                select g.device, g.state, cast(g.findings as jsonb) as findings, %s as templates
                from json_to_recordset(cast(cast(:states as text) as json)) as g(device text, state text, findings text)
            )
            insert into device_rendering (device, state, since, findings, templates)
            select device, state, now(), findings, templates from given g
            where not exists (
                select from device_rendering d
                where d.device = g.device and d.state = g.state and d.findings = g.findings and d.templates = g.templates)
            order by device
            on conflict (device) do update
                set state = excluded.state, findings = excluded.findings, templates = excluded.templates,
                    since = case when device_rendering.state = excluded.state and device_rendering.findings = excluded.findings
                        then device_rendering.since else excluded.since end""".formatted(MADE_OF.formatted("g"));

    private static final String FILES = """
            select path, device from device_file
            where device in (select json_array_elements_text(cast(cast(:devices as text) as json)))""";

    /** Not those that a common file's record makes as well: a copy of the service that knows of none may have put both. */
    private static final String OWN = """
            select path from device_file d
            where path in (select json_array_elements_text(cast(cast(:paths as text) as json)))
                and not exists (select from common_file_path p where p.folded = d.folded)""";

    private static final String TAKEN = """
            select folded, name from common_file_path
            where folded in (select json_array_elements_text(cast(cast(:folded as text) as json)))""";

    private static final String DROP = """
            delete from device_file
            where path in (select json_array_elements_text(cast(cast(:paths as text) as json)))""";

    private static final String ADD = """
            insert into device_file (path, folded, device)
            select path, folded, device
            from json_to_recordset(cast(cast(:files as text) as json)) as g(path text, folded text, device text)
            where not exists (select from device_file f where f.path = g.path)
            order by path
            on conflict (path) do nothing""";

    private static final String READ = """
            select cast(row_to_json(s) as text) from (
                select r.device, r.state, r.since, r.findings,
                    coalesce((select json_agg(f.path order by f.path) from device_file f where f.device = r.device),
                        cast('[]' as json)) as files,
                    exists (select from render_queue q where q.device = r.device) as waiting
                from device_rendering r
                where r.device in (select json_array_elements_text(cast(cast(:devices as text) as json)))) s""";

    private final ObjectMapper json;

    RenderStates(ObjectMapper json) {
        this.json = json;
    }

    /** A phone's state, as it is to be from now on. */
    record Told(String device, String state, List<FindingView> findings) {}

    /** A file that a phone's record makes. */
    record Owned(String path, String folded, String device) {}

    /** Those of these phones that there are, by name. */
    public Uni<Map<String, RenderState>> find(Mutiny.Session session, Collection<String> devices) {
        return session.createNativeQuery(READ, String.class)
                .setParameter("devices", write(devices))
                .getResultList()
                .map(rows -> {
                    var states = new HashMap<String, RenderState>();
                    rows.stream().map(this::row).forEach(it -> states.put(it.device(), it.told()));
                    return states;
                });
    }

    /** Whose record makes this file. */
    public Uni<Optional<String>> owner(Mutiny.Session session, String path) {
        return session.createNativeQuery("select device from device_file where path = :path", String.class)
                .setParameter("path", path)
                .getResultList()
                .map(rows -> rows.stream().findFirst());
    }

    /** Paths of files that records of these phones make, and whose they are. */
    public Uni<Map<String, String>> files(Mutiny.Session session, Collection<String> devices) {
        return session.createNativeQuery(FILES, Object[].class)
                .setParameter("devices", write(devices))
                .getResultList()
                .map(rows -> {
                    var files = new HashMap<String, String>();
                    rows.forEach(row -> files.put((String) row[0], (String) row[1]));
                    return files;
                });
    }

    /** Those of these files that no common file's record makes too. */
    Uni<List<String>> own(Mutiny.Session session, Collection<String> paths) {
        return paths.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createNativeQuery(OWN, String.class)
                        .setParameter("paths", write(paths))
                        .getResultList();
    }

    /** Which common files make some of these files, by folded path. */
    Uni<Map<String, String>> taken(Mutiny.Session session, Collection<FilePath> paths) {
        if (paths.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createNativeQuery(TAKEN, Object[].class)
                .setParameter(
                        "folded", write(paths.stream().map(FilePath::folded).toList()))
                .getResultList()
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1])));
    }

    Uni<Void> store(Mutiny.Session session, List<Told> states) {
        return session.createNativeQuery(STORE)
                .setParameter(
                        "states",
                        write(states.stream()
                                .map(it -> new Row(it.device(), it.state(), write(it.findings())))
                                .toList()))
                .setParameter("templates", Templates.fingerprint())
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> drop(Mutiny.Session session, Collection<String> paths) {
        return paths.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(DROP)
                        .setParameter("paths", write(paths))
                        .executeUpdate()
                        .replaceWithVoid();
    }

    Uni<Void> add(Mutiny.Session session, List<Owned> files) {
        return files.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(ADD)
                        .setParameter("files", write(files))
                        .executeUpdate()
                        .replaceWithVoid();
    }

    private StateRow row(String text) {
        try {
            return json.readValue(text, StateRow.class);
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

    private record Row(String device, String state, String findings) {}

    private record StateRow(
            String device,
            String state,
            Instant since,
            List<FindingView> findings,
            List<String> files,
            boolean waiting) {

        RenderState told() {
            return new RenderState(state, since, findings, files, waiting);
        }
    }
}
