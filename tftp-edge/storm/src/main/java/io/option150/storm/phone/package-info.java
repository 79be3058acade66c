/** A phone that boots: one file after the other, over TFTP or HTTP. Lives on its loop's thread. */
@NullMarked
package io.option150.storm.phone;

import org.jspecify.annotations.NullMarked;
