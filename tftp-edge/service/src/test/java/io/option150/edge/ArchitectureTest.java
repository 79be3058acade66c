package io.option150.edge;

import io.option150.testkit.ArchRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theEdgeUsesContractsAndPlatformOnly() {
        ArchRules.checkService("io.option150.edge");
    }
}
