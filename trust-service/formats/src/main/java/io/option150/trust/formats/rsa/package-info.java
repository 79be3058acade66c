/**
 * RSA signatures over digests (PKCS#1 v1.5): by the system's libcrypto where there is one, since it signs about four times
 * as fast, else by the Java platform. Both give the same bytes.
 */
@NullMarked
package io.option150.trust.formats.rsa;

import org.jspecify.annotations.NullMarked;
