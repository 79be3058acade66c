/** Phones over TFTP: from an RRQ to its reply, and what becomes of it on the wire. */
@NullMarked
package io.option150.edge.front.tftp;

import org.jspecify.annotations.NullMarked;
