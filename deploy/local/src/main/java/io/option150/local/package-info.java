/**
 * The suite on one machine, behind {@code ./option150 up}, {@code down} and {@code status}: PostgreSQL and Kafka are
 * embedded, the four services are child JVMs.
 */
@NullMarked
package io.option150.local;

import org.jspecify.annotations.NullMarked;
