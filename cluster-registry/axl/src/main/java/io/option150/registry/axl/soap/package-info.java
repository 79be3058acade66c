/** SOAP as AXL speaks it: requests out, answers in, read as a stream and within bounds. */
@NullMarked
package io.option150.registry.axl.soap;

import org.jspecify.annotations.NullMarked;
