/** What other services know of the cluster registry: its records, topics and event types. */
@NullMarked
package io.option150.registry.contract;

import org.jspecify.annotations.NullMarked;
