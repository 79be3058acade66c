/** Phones over TFTP: from an RRQ to its reply, and what becomes of it on the wire. */
package io.option150.edge.front.tftp;
