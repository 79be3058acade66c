package io.option150.config.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintTest {

    @Test
    void isTheSameOfTheSameBuild() {
        assertThat(Fingerprint.ofThisBuild()).matches("[0-9a-f]{64}").isEqualTo(Fingerprint.ofThisBuild());
    }
}
