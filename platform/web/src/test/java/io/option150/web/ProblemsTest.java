package io.option150.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.SocketException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {

    private static final String SAID = "could not extend file \"base/1/2\": No space left on device";

    @Test
    void aFullDiskIsToldAsInsufficientStorageHoweverDeepItIsFound() {
        var problem = Problems.of(new IllegalStateException(new RuntimeException(new SQLException(SAID, "53100"))));

        assertThat(problem.status()).isEqualTo(507);
        assertThat(problem.detail()).contains("No space left on device");
    }

    @ParameterizedTest
    @ValueSource(strings = {"57P01", "57P02", "57P03", "53300", "08006"})
    void aLostDatabaseIsSoonThereAgain(String sqlState) {
        var lost = new IllegalStateException(new SQLException("terminating connection", sqlState));

        var problem = Problems.of(lost);
        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.detail()).contains("database");
        assertThat(Problems.headers(problem)).containsKey("Retry-After");
        assertThat(DatabaseFault.isLost(lost)).isTrue();
    }

    @Test
    void aConnectionThatWasResetIsWorthASecondReading() {
        assertThat(DatabaseFault.isLost(new IllegalStateException(new SocketException("Connection reset"))))
                .isTrue();
    }

    @Test
    void theDatabaseIsNotBlamedForAnotherService() {
        var away = new RuntimeException(new ConnectException("Connection refused: 127.0.0.1:8082"));
        assertThat(DatabaseFault.isLost(away)).isFalse();
        var problem = Problems.of(away);

        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.detail()).contains("127.0.0.1:8082").doesNotContain("database");
    }

    @Test
    void allElseIsUnexpected() {
        assertThat(Problems.of(new SQLException("duplicate", "23505")).status()).isEqualTo(500);
        assertThat(Problems.of(new SQLException("none")).status()).isEqualTo(500);
        assertThat(Problems.of(new IllegalStateException()).status()).isEqualTo(500);
        assertThat(DatabaseFault.isLost(new SQLException("duplicate", "23505"))).isFalse();
    }
}
