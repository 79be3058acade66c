/**
 * What phones may trust: the certificates that are held and the verification list, which admins keep over the API. {@link
 * io.option150.trust.verification.TrustIndex} has all of it in memory; {@link
 * io.option150.trust.verification.TrustFeed} keeps the memory the same as the database, whichever copy of the service
 * changed that.
 */
@NullMarked
package io.option150.trust.verification;

import org.jspecify.annotations.NullMarked;
