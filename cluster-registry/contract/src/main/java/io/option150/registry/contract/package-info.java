/** What other services know of the cluster registry: its records, topics and event types. */
package io.option150.registry.contract;
