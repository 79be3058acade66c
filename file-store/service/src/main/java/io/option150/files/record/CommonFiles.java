package io.option150.files.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.config.common.CommonFile;
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

/** Records of common files. */
@Singleton
public class CommonFiles {

    private static final String READ = """
            select cast(row_to_json(r) as text) from (
                select name, kind, path, call_manager_group as "callManagerGroup", template, content,
                    encode(sealed, 'base64') as sealed, version, sequence, modified, who
                from common_file %s) r""";

    /** Without what it says: a page would have up to 1 MiB of each. */
    private static final String LIST = """
            select cast(row_to_json(r) as text) from (
                select name, kind, path, call_manager_group as "callManagerGroup", template,
                    json_build_object() as content, version, sequence, modified, who
                from common_file order by name limit :size offset :offset) r""";

    private static final String STORE = """
            insert into common_file (name, kind, path, call_manager_group, template, content, sealed, version, sequence, modified, who)
            values (:name, :kind, :path, nullif(:group, ''), nullif(:template, ''), cast(cast(:content as text) as jsonb),
                decode(nullif(:sealed, ''), 'base64'), 1, :sequence, now(), :who)
            on conflict (name) do update set kind = excluded.kind, path = excluded.path,
                call_manager_group = excluded.call_manager_group, template = excluded.template, content = excluded.content, sealed = excluded.sealed,
                version = common_file.version + 1, sequence = excluded.sequence, modified = excluded.modified,
                who = excluded.who""";

    private final RecordJson json;

    CommonFiles(RecordJson json) {
        this.json = json;
    }

    /** The one of this name. */
    public Uni<Optional<Stored<KeptCommon>>> find(Mutiny.Session session, String name) {
        return session.createNativeQuery(READ.formatted("where name = :name"), String.class)
                .setParameter("name", name)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(this::file));
    }

    /** Those of these names that there are. */
    public Uni<List<KeptCommon>> find(Mutiny.Session session, Collection<String> names) {
        return session.createNativeQuery(
                        READ.formatted(
                                "where name in (select json_array_elements_text(cast(cast(:names as text) as json)))"),
                        String.class)
                .setParameter("names", json.write(names))
                .getResultList()
                .map(rows -> rows.stream().map(it -> file(it).value()).toList());
    }

    /** Names of those that are made by a template. */
    public Uni<List<String>> namesOfTemplate(Mutiny.Session session, String template) {
        return session.createNativeQuery(
                        "select name from common_file where template = :template order by name", String.class)
                .setParameter("template", template)
                .getResultList();
    }

    /** By name; without content. */
    public Uni<Paged<Stored<KeptCommon>>> list(Mutiny.Session session, PageQuery page) {
        return Pages.of(session, page, "common_file", LIST).map(it -> Pages.map(it, this::file));
    }

    /** Stores one, whatever was there. */
    public Uni<Void> store(Mutiny.Session session, CommonFile file, long sequence, String who) {
        var secrets = new Secrets(file.secrets(), List.of());
        var open = file.content().map((path, text) -> file.kind().isSecret(path) ? "" : text);
        return session.createNativeQuery(STORE)
                .setParameter("name", file.name())
                .setParameter("kind", file.kind().word())
                .setParameter("path", file.path())
                .setParameter("group", file.callManagerGroup())
                .setParameter("template", file.template())
                .setParameter("content", json.write(ValueJson.json(open)))
                .setParameter("sealed", json.seal(secrets, what(file.name())))
                .setParameter("sequence", sequence)
                .setParameter("who", who)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Removes one. */
    public Uni<Void> remove(Mutiny.Session session, String name) {
        return session.createNativeQuery("delete from common_file where name = :name")
                .setParameter("name", name)
                .executeUpdate()
                .replaceWithVoid();
    }

    private Stored<KeptCommon> file(String text) {
        var row = json.read(text, Row.class);
        var opened = Opened.of(json, row.sealed(), what(row.name()));
        var content = ValueJson.tree("content", row.content())
                .map((path, open) -> opened.secrets().fields().getOrDefault(path, open));
        return new Stored<>(
                new KeptCommon(
                        row.name(),
                        row.kind(),
                        row.path(),
                        text(row.callManagerGroup()),
                        text(row.template()),
                        content,
                        opened.closed()),
                row.version(),
                row.sequence(),
                row.modified(),
                row.who());
    }

    private static String text(@Nullable String kept) {
        return kept == null ? "" : kept;
    }

    private static String what(String name) {
        return "common-file " + name;
    }

    private record Row(
            String name,
            String kind,
            String path,
            @Nullable String callManagerGroup,
            @Nullable String template,
            JsonNode content,
            @Nullable String sealed,
            long version,
            long sequence,
            Instant modified,
            String who) {}
}
