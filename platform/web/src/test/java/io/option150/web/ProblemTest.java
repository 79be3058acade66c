package io.option150.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void aRefusalNamesFieldRuleAndValueOfEveryViolation() {
        var problem = Problem.invalid(List.of(
                new Violation("clusterId", "has at most 50 characters", "x".repeat(51)),
                new Violation("order", "must be 0 or more", "-1")));
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.field()).isEqualTo("clusterId");
        assertThat(problem.detail())
                .contains("clusterId: has at most 50 characters; got: xxx")
                .contains("order: must be 0 or more; got: -1");
        assertThat(problem.violations()).hasSize(2);
    }

    @Test
    void aLongValueIsCut() {
        assertThat(new Violation("f", "r", "x".repeat(10_000)).value()).hasSize(201);
    }

    @Test
    void pageBoundsAreChecked() {
        assertThatThrownBy(() -> new PageQuery(-1, 10)).hasMessage("page: must be 0 or more; got: -1");
        assertThatThrownBy(() -> new PageQuery(0, 1001)).hasMessage("size: must be 1 to 1000; got: 1001");
        assertThat(new PageQuery(3_000_000, 1000).offset()).isEqualTo(Integer.MAX_VALUE);
    }
}
