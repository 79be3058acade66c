/** Files that are made of records: at once where a phone's own record changes, in the background where one does that many inherit. */
@NullMarked
package io.option150.files.render;

import org.jspecify.annotations.NullMarked;
