/**
 * Private keys at rest: sealed by AES-256-GCM under a key that lives in a file, outside the database. Nothing here prints
 * a key.
 */
@NullMarked
package io.option150.trust.key;

import org.jspecify.annotations.NullMarked;
