/**
 * Certificates of phones: an admin brings them, and for their keys the phones' configurations are encrypted. All that was
 * done stands in a record.
 */
@NullMarked
package io.option150.trust.phone;

import org.jspecify.annotations.NullMarked;
