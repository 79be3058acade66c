package io.option150.audit;

import io.option150.testkit.ArchRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theModuleKeepsToTheHousesRules() {
        ArchRules.checkService("io.option150.audit");
    }
}
