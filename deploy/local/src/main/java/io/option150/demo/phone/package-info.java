/** The phones of the demo: ask for their files over TFTP and HTTP, and believe what their trust list vouches for. */
@NullMarked
package io.option150.demo.phone;

import org.jspecify.annotations.NullMarked;
