/**
 * Real PostgreSQL and a real Kafka broker on this machine, without a container engine: the local suite and the tests
 * that find no containers stand on them. Both keep their data over restarts, survive SIGKILL of whoever started them,
 * and turn every failure to start into one line that a user can act on.
 */
@NullMarked
package io.option150.embedded;

import org.jspecify.annotations.NullMarked;
