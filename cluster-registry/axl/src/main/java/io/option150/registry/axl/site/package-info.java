/** What a Unified CM tells of itself, as records. */
@NullMarked
package io.option150.registry.axl.site;

import org.jspecify.annotations.NullMarked;
