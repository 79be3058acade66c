package io.option150.registry.discovery.source;

import io.option150.audit.Audit;
import io.option150.outbox.Outbox;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.Problem;
import io.option150.web.http.EntityTags;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** All sources. Refusals are problems. */
@Singleton
public class Sources {

    private static final String LIST = "select " + SourceRows.COLUMNS + ", t.tried, t.good, t.reason"
            + " from discovery_source s left join discovery_source_state t on t.name = s.name";

    private static final String ENABLED =
            "select " + SourceRows.COLUMNS + " from discovery_source s where s.enabled order by s.name";

    private static final String ONE = "select sequence from discovery_source where name = :name for update";

    private static final String STORE = """
            insert into discovery_source (name, kind, url, username, password, password_given, certificate_sha256,
                                          cluster_id, enabled, sequence)
            values (:name, :kind, :url, :username, :password, :given, :certificate, :cluster, :enabled, :sequence)
            on conflict (name) do update set kind = excluded.kind, url = excluded.url, username = excluded.username,
                password = case when :given = 0 then discovery_source.password else excluded.password end,
                password_given = discovery_source.password_given + :given,
                certificate_sha256 = excluded.certificate_sha256, cluster_id = excluded.cluster_id,
                enabled = excluded.enabled, sequence = excluded.sequence""";

    private final Pool pool;
    private final Audit audit;
    private final Outbox outbox;
    private final SealedPasswords passwords;

    Sources(Pool pool, Audit audit, Outbox outbox, SealedPasswords passwords) {
        this.pool = pool;
        this.audit = audit;
        this.outbox = outbox;
        this.passwords = passwords;
    }

    /** Those that are to be asked, in the order of their names. */
    public Uni<List<Source>> enabled() {
        return pool.query(ENABLED)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(SourceRows::source)
                        .toList());
    }

    /** Lets the name of a source pass; 400, naming the field that it stands in, or 404 where there is none. */
    public Uni<Void> require(String field, String name) {
        return Uni.createFrom().deferred(() -> get(SourceName.of(field, name)).replaceWithVoid());
    }

    Uni<Paged<SourceView>> list(PageQuery query) {
        return pool.query(LIST + " order by s.name")
                .execute()
                .map(rows -> Paged.of(
                        query,
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(SourceRows::view)
                                .toList()));
    }

    Uni<SourceView> get(String name) {
        return pool.preparedQuery(LIST + " where s.name = $1")
                .execute(Tuple.of(name))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(SourceRows::view)
                        .findFirst()
                        .orElseThrow(() -> unknown(name)));
    }

    /** The source as it stands; none where there is none. */
    public Uni<Optional<Source>> find(String name) {
        return pool.preparedQuery("select " + SourceRows.COLUMNS + " from discovery_source s where s.name = $1")
                .execute(Tuple.of(name))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(SourceRows::source)
                        .findFirst());
    }

    /**
     * What became of a source.
     *
     * @param isNew whether it was not there before
     */
    record Stored(SourceView source, boolean isNew) {}

    /** Makes or changes a source; 400, 409 or 412 if it may not be. One that is so already keeps its version. */
    Uni<Stored> put(String name, Function<Optional<Source>, SourceForm> step, @Nullable String ifMatch) {
        return wished(name, step, ifMatch).chain(wish -> {
            if (wish.isThere()) {
                return get(name).map(view -> new Stored(view, false));
            }
            var present = wish.present();
            return passwords
                    .seal(name, wish.form())
                    .chain(password -> audit.transaction(session -> lock(session, name)
                            .invoke(sequence -> requireUnchanged(present, sequence))
                            .chain(() -> outbox.next(session, 1))
                            .chain(drawn -> store(session, name, wish.form(), password, drawn.getFirst()))))
                    .chain(() -> get(name))
                    .map(view -> new Stored(view, present.isEmpty()));
        });
    }

    /** What {@link #put} would make of it; nothing is stored. Its sequence is 0 where that is a change. */
    Uni<SourceView> rehearse(String name, Function<Optional<Source>, SourceForm> step, @Nullable String ifMatch) {
        return wished(name, step, ifMatch)
                .chain(wish -> wish.isThere()
                        ? get(name)
                        : Uni.createFrom().item(SourceView.of(name, wish.form(), wish.present())));
    }

    /**
     * What is to become of a source.
     *
     * @param isThere whether it is so already
     */
    private record Wish(SourceForm form, Optional<Source> present, boolean isThere) {}

    private Uni<Wish> wished(String name, Function<Optional<Source>, SourceForm> step, @Nullable String ifMatch) {
        return find(name).chain(present -> {
            requireMatch(name, ifMatch, present.map(Source::sequence).orElse(null));
            var form = step.apply(present);
            return present.filter(form::says)
                    .map(source -> passwords.is(source, form.password()))
                    .orElseGet(() -> Uni.createFrom().item(false))
                    .map(isThere -> new Wish(form, present, isThere));
        });
    }

    /** Removes a source and all that it states; records that were made of it stay. 404 or 412. */
    Uni<Void> remove(String name, @Nullable String ifMatch) {
        return audit.transaction(session -> lock(session, name)
                .invoke(sequence -> {
                    if (sequence == null) {
                        throw unknown(name);
                    }
                    EntityTags.requireMatch(ifMatch, sequence);
                })
                .chain(() -> session.createNativeQuery("delete from discovery_source where name = :name")
                        .setParameter("name", name)
                        .executeUpdate())
                .replaceWithVoid());
    }

    private static Uni<@Nullable Long> lock(Mutiny.Session session, String name) {
        return session.createNativeQuery(ONE, Long.class)
                .setParameter("name", name)
                .getSingleResultOrNull();
    }

    private static Uni<Integer> store(
            Mutiny.Session session, String name, SourceForm form, String password, long sequence) {
        return session.createNativeQuery(STORE)
                .setParameter("name", name)
                .setParameter("kind", form.kind().name())
                .setParameter("url", form.url())
                .setParameter("username", form.username())
                .setParameter("password", password)
                .setParameter("given", password.isEmpty() ? 0 : 1)
                .setParameter("certificate", form.certificateSha256())
                .setParameter("cluster", form.clusterId())
                .setParameter("enabled", form.enabled())
                .setParameter("sequence", sequence)
                .executeUpdate();
    }

    private static void requireMatch(String name, @Nullable String ifMatch, @Nullable Long present) {
        if (present != null) {
            EntityTags.requireMatch(ifMatch, present);
        } else if (ifMatch != null) {
            throw Problem.preconditionFailed("If-Match is " + ifMatch + ", but there is no source '" + name + "'.")
                    .exception();
        }
    }

    /** The password may be bound to what another call has just changed. */
    private static void requireUnchanged(Optional<Source> present, @Nullable Long sequence) {
        if (!Objects.equals(present.map(Source::sequence).orElse(null), sequence)) {
            throw Problem.conflict("Another call changed this source at the same time; try again.")
                    .exception();
        }
    }

    private static RuntimeException unknown(String name) {
        return Problem.notFound("There is no source '" + name + "'.").exception();
    }
}
