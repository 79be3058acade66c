/**
 * What a copy keeps on its disk so that it serves after its own restart with all else dead (decision 0048): where, how much,
 * and the form of a state that is found to be whole before a byte of it is believed.
 */
@NullMarked
package io.option150.edge.kept;

import org.jspecify.annotations.NullMarked;
