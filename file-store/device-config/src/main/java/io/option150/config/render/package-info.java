/** Records become phones' files, by templates that reach their record and nothing else. */
@NullMarked
package io.option150.config.render;

import org.jspecify.annotations.NullMarked;
