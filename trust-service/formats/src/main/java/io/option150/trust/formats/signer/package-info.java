/**
 * Who signs: the names and serial numbers that files carry, the certificates they stand for, and the roles in which a
 * phone trusts those.
 */
@NullMarked
package io.option150.trust.formats.signer;

import org.jspecify.annotations.NullMarked;
