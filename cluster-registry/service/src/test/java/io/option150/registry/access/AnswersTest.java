package io.option150.registry.access;

import io.option150.registry.RegistryTest;
import io.option150.testkit.access.AnswersContract;
import java.util.List;

/** How the cluster registry answers what it cannot do. */
@RegistryTest
class AnswersTest extends AnswersContract {

    /** At the root is the console. */
    @Override
    protected List<String> nowhere() {
        return super.nowhere().stream().filter(path -> !path.equals("/")).toList();
    }
}
