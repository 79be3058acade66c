package io.option150.registry.access;

import io.option150.registry.RegistryTest;
import io.option150.testkit.access.AnswersContract;

/** How the cluster registry answers what it cannot do. */
@RegistryTest
class AnswersTest extends AnswersContract {}
