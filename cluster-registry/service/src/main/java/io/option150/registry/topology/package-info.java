/** Who points at whom: peer relations are a hierarchy of one level (R9), checked before they are stored. */
@NullMarked
package io.option150.registry.topology;

import org.jspecify.annotations.NullMarked;
