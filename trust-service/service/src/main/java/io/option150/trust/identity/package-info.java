/**
 * Who the proxy is to phones: one certificate in the role CCM+TFTP with its private key, made at the first start of the
 * first copy and the same ever after, for all copies.
 */
@NullMarked
package io.option150.trust.identity;

import org.jspecify.annotations.NullMarked;
