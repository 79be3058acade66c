package io.option150.files.access;

import io.option150.files.StoreTest;
import io.option150.testkit.access.AccessContract;

/** Who may call the file store: {@code access.txt}. */
@StoreTest
class AccessTest extends AccessContract {

    AccessTest() {
        super(5);
    }
}
