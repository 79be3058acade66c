package io.option150.files.tree;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.files.FileSettings;
import io.option150.files.content.Sha256;
import io.option150.files.path.FilePath;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Makes contents the newest versions of many files, in a transaction that is under way: one statement however many they are. */
@Singleton
class NewestVersions {

    private static final String STORE = """
            with given as (
                select * from json_to_recordset(cast(cast(:files as text) as json))
                    as g(path text, folded text, sha256 text, size bigint, sequence bigint)
            ), stored as (
                insert into file (path, folded, version, sha256, size, modified, sequence, rendered)
                select path, folded, 1, sha256, size, cast(cast(:now as text) as timestamptz), sequence, cast(:rendered as boolean)
                from given order by path
                on conflict (path) do update set version = file.version + 1, sha256 = excluded.sha256, size = excluded.size,
                    modified = excluded.modified, sequence = excluded.sequence, rendered = excluded.rendered
                returning path, version, sha256, size, modified, sequence, rendered
            ), kept as (
                insert into file_version (path, version, sha256, size, modified, sequence, rendered)
                select path, version, sha256, size, modified, sequence, rendered from stored
            ), dropped as (
                delete from file_version v using stored s where v.path = s.path and v.version <= s.version - :keep
            )
            select path, version from stored""";

    private final ObjectMapper json;
    private final int keepVersions;

    NewestVersions(ObjectMapper json, FileSettings settings) {
        this.json = json;
        this.keepVersions = settings.keepVersions();
    }

    /**
     * A file whose content is stored already.
     *
     * @param folded its path without case
     * @param sha256 lower-case hex
     * @param size in bytes
     */
    record Given(String path, String folded, String sha256, long size, long sequence) {

        static Given of(FilePath path, Sha256 sha256, long size, long sequence) {
            return new Given(path.value(), path.folded(), sha256.hex(), size, sequence);
        }
    }

    /**
     * Stores these; answers their version numbers by path.
     *
     * @param rendered whether they are made of records
     */
    Uni<Map<String, Long>> store(Mutiny.Session session, List<Given> files, boolean rendered, Instant now) {
        if (files.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createNativeQuery(STORE, Object[].class)
                .setParameter("files", write(files))
                .setParameter("now", now.toString())
                .setParameter("rendered", rendered)
                .setParameter("keep", keepVersions)
                .getResultList()
                .map(rows -> {
                    var versions = new HashMap<String, Long>();
                    rows.forEach(row -> versions.put((String) row[0], ((Number) row[1]).longValue()));
                    return versions;
                });
    }

    private String write(List<Given> files) {
        try {
            return json.writeValueAsString(files);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can be written", e);
        }
    }
}
