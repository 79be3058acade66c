package io.option150.registry;

import static io.option150.registry.Api.CLUSTERS;
import static io.option150.registry.Api.admin;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.testkit.Await;
import io.restassured.response.Response;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** PostgreSQL ends its connections: a restart, a failover, an administrator. */
@RegistryTest
class DatabaseLostTest {

    private static final String KILL = "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where datname = current_database() and pid <> pg_backend_pid()";

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Test
    void readersAreAnsweredOrToldToComeAgain() throws Exception {
        var answers = new ArrayList<Response>();
        try (var readers = Executors.newFixedThreadPool(8)) {
            for (int round = 0; round < 10; round++) {
                List<Callable<Response>> calls = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    calls.add(() -> admin().get(CLUSTERS));
                }
                var asked = calls.stream().map(readers::submit).toList();
                kill();
                for (var one : asked) {
                    answers.add(one.get());
                }
                Await.until(
                        "who comes again is answered",
                        () -> admin().get(CLUSTERS).statusCode() == 200);
            }
        }

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isIn(200, 503);
            if (answer.statusCode() == 503) {
                assertThat(answer.header("Retry-After")).isEqualTo("2");
                assertThat(answer.contentType()).startsWith("application/problem+json");
            }
        });
    }

    private void kill() throws SQLException {
        try (var database = DriverManager.getConnection(url, user, password);
                var statement = database.createStatement()) {
            statement.execute(KILL);
        }
    }
}
