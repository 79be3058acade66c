/** What is wrong with a phone's file: for those who ask, and for each upload of one. */
@NullMarked
package io.option150.files.check;

import org.jspecify.annotations.NullMarked;
