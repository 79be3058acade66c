/**
 * The two ends of a transfer as state machines. Packets and the time come in as arguments; a verdict goes out, with
 * the blocks it is about and the time at which the machine wants to be asked again. Nothing is allocated on the way.
 */
@NullMarked
package io.option150.tftp.protocol.transfer;

import org.jspecify.annotations.NullMarked;
