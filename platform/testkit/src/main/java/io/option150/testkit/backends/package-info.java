/**
 * The process that hosts PostgreSQL and Kafka for one JVM of tests. A process of its own, because Quarkus loads tests
 * with a new class loader for every profile: a broker inside the test's JVM would lose its classes while it runs.
 */
@NullMarked
package io.option150.testkit.backends;

import org.jspecify.annotations.NullMarked;
