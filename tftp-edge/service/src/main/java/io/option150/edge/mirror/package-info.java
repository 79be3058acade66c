/**
 * Own files of up to 1 MiB, trust lists and their signed forms on this copy's disk, by what they are: so that any that exists
 * is served with every other part dead, after the copy's own restart too (decision 0048). Firmware never takes their room.
 */
@NullMarked
package io.option150.edge.mirror;

import org.jspecify.annotations.NullMarked;
