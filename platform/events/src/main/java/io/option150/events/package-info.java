/**
 * Events between the services: CloudEvents 1.0 in Kafka's binary mode, one whole state each, keyed by the thing they
 * tell of and ordered by its sequence.
 */
@NullMarked
package io.option150.events;

import org.jspecify.annotations.NullMarked;
