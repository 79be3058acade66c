/** Ranges of settings, each beside its setting, checked at the start. */
@NullMarked
package io.option150.web.settings;

import org.jspecify.annotations.NullMarked;
