/**
 * Signed forms: for a stored file, the same file as phones accept it, under exactly the name that was asked for. Nothing
 * but stored files is ever signed.
 */
@NullMarked
package io.option150.trust.signing;

import org.jspecify.annotations.NullMarked;
