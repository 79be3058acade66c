package io.option150.files.access;

import io.option150.files.StoreTest;
import io.option150.testkit.access.AnswersContract;

/** How the file store answers what it cannot do. */
@StoreTest
class AnswersTest extends AnswersContract {}
