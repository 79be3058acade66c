/**
 * What tests of every module need once: a real PostgreSQL and a real Kafka ({@link io.option150.testkit.RealBackends}
 * for {@code @QuarkusTest}, {@link io.option150.testkit.TestBackends} for the rest), a way to wait for a record of a
 * topic, and the architecture's rules as ArchUnit rules.
 */
@NullMarked
package io.option150.testkit;

import org.jspecify.annotations.NullMarked;
