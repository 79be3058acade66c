package io.option150.trust;

import io.option150.testkit.ArchRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theServiceUsesContractsAndPlatformOnly() {
        ArchRules.checkService("io.option150.trust");
    }

    @Test
    void theFormatsAreAPlainLibrary() {
        ArchRules.checkLibrary("io.option150.trust.formats");
    }
}
