/**
 * Who the proxy is to phones: one certificate with its private key for each use, made at the first start of the first copy
 * and the same ever after, for all copies, until an admin brings another or rotates.
 */
@NullMarked
package io.option150.trust.identity;

import org.jspecify.annotations.NullMarked;
