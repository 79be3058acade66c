/** The phone of the demo: asks for its files over TFTP. */
@NullMarked
package io.option150.demo.phone;

import org.jspecify.annotations.NullMarked;
