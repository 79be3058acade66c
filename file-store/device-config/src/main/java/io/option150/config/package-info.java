/**
 * Configuration files of phones, as a plain library without framework.
 *
 * <p>Rooms, bottom up: {@code format} (which file is of which kind, and what is in it, with the place of each thing),
 * {@code check} (what is wrong with a file, and what a phone would make of it), {@code record} (phones described by profiles,
 * and what each inherits), {@code render} (records become files, by templates). Reading is total: any byte string gives a
 * value or a {@link io.option150.config.format.MalformedConfig} that names the place and the fault, and takes no more memory
 * than a small multiple of its input.
 */
@NullMarked
package io.option150.config;

import org.jspecify.annotations.NullMarked;
