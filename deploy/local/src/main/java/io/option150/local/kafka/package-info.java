/** The suite's Kafka broker, in a JVM of its own: where Kafka sees no way on, it ends its process. */
package io.option150.local.kafka;
