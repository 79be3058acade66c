package io.option150.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Gives a {@code @QuarkusTest} its real PostgreSQL and Kafka, and token files for its API:
 *
 * <pre>{@code
 * @QuarkusTest
 * @WithTestResource(value = RealBackends.class, initArgs = @ResourceArg(name = "database", value = "file_store"))
 * class FilesTest { … }
 * }</pre>
 *
 * The servers are those of {@link TestBackends#start()}; the database named by {@code database} (none if it is left out)
 * is empty and no topic exists when the application starts. The tokens are {@link TestTokens#ADMIN} and
 * {@link TestTokens#SERVICE}.
 */
public final class RealBackends implements QuarkusTestResourceLifecycleManager {

    private @Nullable String database;
    private @Nullable TestTokens tokens;

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.get("database");
    }

    @Override
    public Map<String, String> start() {
        try {
            TestBackends backends = TestBackends.start();
            backends.deleteTopics();
            TestTokens files = TestTokens.write();
            tokens = files;
            Map<String, String> config = new HashMap<>(files.config());
            config.put("kafka.bootstrap.servers", backends.bootstrapServers());
            if (database != null) {
                backends.freshDatabase(database);
                config.put("quarkus.datasource.jdbc.url", backends.jdbcUrl(database));
                config.put("quarkus.datasource.reactive.url", backends.reactiveUrl(database));
                config.put("quarkus.datasource.username", backends.user(database));
                config.put("quarkus.datasource.password", backends.password());
            }
            return config;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the backends were starting", e);
        } catch (ExecutionException | SQLException e) {
            throw new IllegalStateException("the backends can't be made ready for " + database, e);
        }
    }

    /** Deletes the token files; the servers stay for the next test class and end with the JVM. */
    @Override
    public void stop() {
        if (tokens != null) {
            tokens.delete();
            tokens = null;
        }
    }
}
