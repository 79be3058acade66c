package io.option150.registry.callmanager;

import io.option150.testkit.ArchRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theModuleKeepsToTheHousesRules() {
        ArchRules.checkLibrary("io.option150.registry.callmanager");
    }
}
