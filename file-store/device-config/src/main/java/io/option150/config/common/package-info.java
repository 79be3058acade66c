/** Records of files that many phones share: what may stand in each kind of them. */
@NullMarked
package io.option150.config.common;

import org.jspecify.annotations.NullMarked;
