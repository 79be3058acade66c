/** The copies of the edge, as they tell of themselves. Held in memory: Kafka has all of it, and each copy of the registry reads all. */
@NullMarked
package io.option150.registry.fleet;

import org.jspecify.annotations.NullMarked;
