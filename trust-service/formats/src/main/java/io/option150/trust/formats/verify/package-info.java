/**
 * Whether a signed header and what follows it come from a signer that is trusted. What a phone does: find the signer by
 * serial number and issuer among what it holds, look at its role, then check the signature.
 */
@NullMarked
package io.option150.trust.formats.verify;

import org.jspecify.annotations.NullMarked;
