package io.option150.trust.access;

import io.option150.testkit.access.AccessContract;
import io.option150.trust.TrustServiceTest;
import io.quarkus.test.junit.QuarkusTest;

/** Who may call the trust service: {@code access.txt}. */
@QuarkusTest
@TrustServiceTest
class AccessTest extends AccessContract {

    AccessTest() {
        super(1);
    }
}
