package io.option150.files.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BatchSizeTest {

    @Test
    void comesDownToTheOneThatIsAtFaultAndUpAgain() {
        var size = new BatchSize(500);
        assertThat(size.next()).isEqualTo(500);
        assertThat(size.failed(500)).isFalse();
        assertThat(size.next()).isEqualTo(62);
        assertThat(size.failed(62)).isFalse();
        assertThat(size.failed(7)).isFalse();
        assertThat(size.next()).isEqualTo(1);
        assertThat(size.failed(1)).as("the one at fault").isFalse();
        size.succeeded();
        assertThat(size.next()).isEqualTo(2);
        for (int more = 0; more < 9; more++) {
            size.succeeded();
        }
        assertThat(size.next()).isEqualTo(500);
    }

    @Test
    void oneAfterTheOtherThatFailsIsNobodysFault() {
        var size = new BatchSize(500);
        size.failed(1);
        assertThat(size.failed(1)).isTrue();
        assertThat(size.failed(1)).isTrue();
        size.succeeded();
        assertThat(size.failed(1)).isFalse();
    }
}
