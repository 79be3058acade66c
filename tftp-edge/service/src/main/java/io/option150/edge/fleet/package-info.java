/** What this copy tells the suite of itself. Phones never wait for it, nor does it for Kafka. */
@NullMarked
package io.option150.edge.fleet;

import org.jspecify.annotations.NullMarked;
