/** Ready DHCP configuration that names the suite's edges (R5, R24). */
package io.option150.registry.dhcp;
