package io.option150.registry.story;

import io.option150.testkit.ArchRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theModuleKeepsToTheHousesRules() {
        ArchRules.checkLibrary("io.option150.registry.story", "io.option150.registry.contract..");
    }
}
