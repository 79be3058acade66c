/**
 * The local cluster's trust lists (CTL, ITL): what stands in them by the mode, and their bytes, built anew in the
 * transaction of every change that they depend on.
 */
@NullMarked
package io.option150.trust.list;

import org.jspecify.annotations.NullMarked;
