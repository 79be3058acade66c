package io.option150.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.web.auth.Author;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Transactions whose changes are put on record as the work of who calls. */
@Singleton
public class Audit {

    private static final String AUTHOR = "select set_config('option150.author', :author, true)";

    private static final String NOTE = """
            insert into audit (who, role, address, call, kind, key, action)
            select who, role, address, call, :kind, :key, :action from audit_author()""";

    private final Mutiny.SessionFactory database;
    private final ObjectMapper json;

    Audit(Mutiny.SessionFactory database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Does this work in a transaction of its own; what it changes is on record when it is committed, else nothing is. */
    public <T> Uni<T> transaction(Function<Mutiny.Session, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            var author = Author.current();
            return database.withTransaction(session -> author.map(
                            known -> tell(session, known).chain(() -> work.apply(session)))
                    .orElseGet(() -> work.apply(session)));
        });
    }

    /**
     * Puts on record what was done that changes no row.
     *
     * @param kind of thing, as tables name theirs: {@code device}
     * @param key which one
     * @param action what was done to it, in the past tense: {@code refreshed}
     */
    public Uni<Void> note(Mutiny.Session session, String kind, String key, String action) {
        return session.createNativeQuery(NOTE)
                .setParameter("kind", kind)
                .setParameter("key", key)
                .setParameter("action", action)
                .executeUpdate()
                .replaceWithVoid();
    }

    private Uni<String> tell(Mutiny.Session session, Author author) {
        try {
            return session.createNativeQuery(AUTHOR, String.class)
                    .setParameter("author", json.writeValueAsString(author))
                    .getSingleResult();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an author has texts alone", e);
        }
    }
}
