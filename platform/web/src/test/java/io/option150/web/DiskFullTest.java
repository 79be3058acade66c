package io.option150.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DiskFullTest {

    private static final String SAID = "could not extend file \"base/1/2\": No space left on device";

    @Test
    void aFullDiskIsToldAsInsufficientStorageHoweverDeepItIsFound() {
        var failure = new IllegalStateException(new RuntimeException(new SQLException(SAID, "53100")));

        assertThat(RouteFailures.problem(failure).status()).isEqualTo(507);
        assertThat(DiskFull.problem(failure))
                .hasValueSatisfying(problem -> assertThat(problem.detail()).contains("No space left on device"));
    }

    @Test
    void allElseIsNot() {
        assertThat(DiskFull.problem(new SQLException("duplicate", "23505"))).isEmpty();
        assertThat(DiskFull.problem(new SQLException("none"))).isEmpty();
        assertThat(DiskFull.problem(new IllegalStateException())).isEmpty();
    }
}
