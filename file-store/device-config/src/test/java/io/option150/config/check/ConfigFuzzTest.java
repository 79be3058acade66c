package io.option150.config.check;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Phones' files of each kind. With {@code ./option150 test --fuzz} Jazzer looks for inputs; otherwise the known ones are tried. */
class ConfigFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void anyBytesAreCheckedSoonWithoutAnException(byte[] bytes) {
        AnyBytesTest.NAMES.forEach(name -> AnyBytesTest.check(name, bytes));
    }
}
