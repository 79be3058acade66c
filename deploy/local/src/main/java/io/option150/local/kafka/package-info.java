/** The suite's Kafka broker, in a JVM of its own: where Kafka sees no way on, it ends its process. */
@NullMarked
package io.option150.local.kafka;

import org.jspecify.annotations.NullMarked;
