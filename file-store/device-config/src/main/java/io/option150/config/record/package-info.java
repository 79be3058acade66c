/** Phones described by records: profiles with one parent each, phones with lines, groups of call managers; and what each inherits. */
@NullMarked
package io.option150.config.record;

import org.jspecify.annotations.NullMarked;
