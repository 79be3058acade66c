/** How phones' files are written: kinds by name, namespace-free XML, keys and values, lists of images; each with places. */
@NullMarked
package io.option150.config.format;

import org.jspecify.annotations.NullMarked;
