/**
 * The transactional outbox: a change and the event that tells of it are written in one transaction; one relay at a time
 * sends the events to Kafka in the order of their commits.
 *
 * <p>So an event is never lost, and never tells of something that did not happen. It may be told twice, when a relay
 * dies between the Kafka commit and the delete: consumers ignore what is not newer than what they hold.
 */
@NullMarked
package io.option150.outbox;

import org.jspecify.annotations.NullMarked;
