/**
 * Packages of firmware and locales, unpacked while their bytes come in: zip, tar, gzipped tar, and that behind a signature
 * ({@code .cop.sgn}). What cannot be told for sure is refused: a package becomes files of phones.
 */
@NullMarked
package io.option150.unpack;

import org.jspecify.annotations.NullMarked;
