/**
 * The start of a service with a database: it waits for PostgreSQL and says for what, and a signal ends it at any time.
 */
@NullMarked
package io.option150.outbox.start;

import org.jspecify.annotations.NullMarked;
