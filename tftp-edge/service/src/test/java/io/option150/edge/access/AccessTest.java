package io.option150.edge.access;

import io.option150.edge.EdgeTest;
import io.option150.testkit.access.AccessContract;

/** Who may call the edge: {@code access.txt}. */
@EdgeTest
class AccessTest extends AccessContract {

    AccessTest() {
        super(0);
    }
}
