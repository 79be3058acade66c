/** Settings that are injected one by one. */
@NullMarked
package io.option150.edge.setting;

import org.jspecify.annotations.NullMarked;
