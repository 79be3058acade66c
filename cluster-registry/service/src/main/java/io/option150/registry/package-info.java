/** The cluster registry: which clusters there are, where each device is at home, and who must hear of a change. */
package io.option150.registry;
