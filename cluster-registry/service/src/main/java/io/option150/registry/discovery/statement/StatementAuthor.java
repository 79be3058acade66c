package io.option150.registry.discovery.statement;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Has a transaction put on record from which source its changes are. */
@Singleton
public class StatementAuthor {

    private static final String AUTHOR = "select set_config('option150.author', :author, true)";

    private final Json json;

    StatementAuthor(Json json) {
        this.json = json;
    }

    /** Before the first change of the transaction. */
    public Uni<Void> tell(Mutiny.Session session, Statement statement) {
        return session.createNativeQuery(AUTHOR, String.class)
                .setParameter(
                        "author",
                        json.write(Map.of(
                                "who", "option150", "role", "service", "address", "", "call", statement.author())))
                .getSingleResult()
                .replaceWithVoid();
    }
}
