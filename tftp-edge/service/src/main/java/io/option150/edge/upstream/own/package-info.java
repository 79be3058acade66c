/** The suite's own services: the bytes of own files and lists, and their signed forms. */
@NullMarked
package io.option150.edge.upstream.own;

import org.jspecify.annotations.NullMarked;
