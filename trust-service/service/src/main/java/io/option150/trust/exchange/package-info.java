/**
 * The exchange of certificates between clusters (R19): PKCS#12 out and in, on record, and a look at each remote cluster
 * that tells which of R16 to R19 is done there and what to do next.
 */
@NullMarked
package io.option150.trust.exchange;

import org.jspecify.annotations.NullMarked;
