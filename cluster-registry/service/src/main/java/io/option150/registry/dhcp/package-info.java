/** DHCP configuration that names the suite to phones (R5, R24), ready to be put into a server. */
package io.option150.registry.dhcp;
