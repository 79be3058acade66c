package io.option150.trust.access;

import io.option150.testkit.access.AnswersContract;
import io.option150.trust.TrustServiceTest;
import io.quarkus.test.junit.QuarkusTest;

/** How the trust service answers what it cannot do. */
@QuarkusTest
@TrustServiceTest
class AnswersTest extends AnswersContract {}
