/**
 * The trust service: keeps the proxy's own certificate and key, tells of its certificates, and makes the signed forms of
 * files that the file store holds.
 *
 * <p>Rooms: {@code key} (private keys at rest), {@code certificate} (what is held and told), {@code identity} (who we
 * are, from the first start on), {@code plain} (the file store as seen from here), {@code signing} (signed forms).
 */
@NullMarked
package io.option150.trust;

import org.jspecify.annotations.NullMarked;
