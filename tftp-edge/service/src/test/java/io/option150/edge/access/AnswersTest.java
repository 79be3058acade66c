package io.option150.edge.access;

import io.option150.edge.EdgeTest;
import io.option150.testkit.access.AnswersContract;

/** How the edge answers what it cannot do. */
@EdgeTest
class AnswersTest extends AnswersContract {}
