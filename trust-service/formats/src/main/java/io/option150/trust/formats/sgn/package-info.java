/**
 * Signed files ({@code .sgn}): a header, then the payload unchanged.
 *
 * <p>The header stands first but its signature covers the payload too, so signing takes two passes over the payload: one
 * through {@link io.option150.trust.formats.header.Signing}, which then gives the header, and one to send. Neither holds
 * more than the header in memory. Verifying takes one pass.
 */
@NullMarked
package io.option150.trust.formats.sgn;

import org.jspecify.annotations.NullMarked;
