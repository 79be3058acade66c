/** What origins state, which of it counts, and the records that are made of it. */
@NullMarked
package io.option150.registry.discovery.statement;

import org.jspecify.annotations.NullMarked;
