/**
 * The file store as seen from here: plain files by name, and their bytes by SHA-256. What is read is held to its length
 * and digest, so that nothing else is ever signed.
 */
@NullMarked
package io.option150.trust.plain;

import org.jspecify.annotations.NullMarked;
