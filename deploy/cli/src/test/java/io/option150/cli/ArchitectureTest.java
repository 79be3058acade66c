package io.option150.cli;

import io.option150.testkit.ArchRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheRulesOfAPlainModule() {
        ArchRules.checkLibrary("io.option150.cli");
    }
}
