/** Records of phones in the database: profiles, call-manager groups, phones; and which of them name which. */
@NullMarked
package io.option150.files.record;

import org.jspecify.annotations.NullMarked;
