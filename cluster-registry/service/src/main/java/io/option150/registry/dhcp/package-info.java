/** DHCP configuration that names the suite to phones (R5, R24), ready to be put into a server. */
@NullMarked
package io.option150.registry.dhcp;

import org.jspecify.annotations.NullMarked;
