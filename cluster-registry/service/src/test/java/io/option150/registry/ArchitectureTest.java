package io.option150.registry;

import io.option150.testkit.ArchRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theServiceUsesContractsAndPlatformOnly() {
        ArchRules.checkService("io.option150.registry");
    }
}
