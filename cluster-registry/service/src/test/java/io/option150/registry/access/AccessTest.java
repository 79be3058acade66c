package io.option150.registry.access;

import io.option150.registry.RegistryTest;
import io.option150.testkit.access.AccessContract;

/** Who may call the cluster registry: {@code access.txt}. */
@RegistryTest
class AccessTest extends AccessContract {

    AccessTest() {
        super(5);
    }
}
