/** The cluster registry: which clusters there are, and which device has its home where. */
package io.option150.registry;
