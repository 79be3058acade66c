package io.option150.local;

import io.option150.testkit.ArchRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheRulesOfAPlainModule() {
        ArchRules.checkLibrary("io.option150.local", "io.option150.demo..", "io.option150.embedded..");
    }

    @Test
    void keepsTheDemoOnWhatItIsFor() {
        ArchRules.checkLibrary(
                "io.option150.demo",
                "io.option150.local..",
                "io.option150.embedded..",
                "io.option150.tftp..",
                "io.option150.trust.formats..",
                "io.option150.*.contract..");
    }
}
