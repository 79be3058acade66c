/** Bytes going out: what of a content a reader wants and does not hold already, and their way to the socket. */
@NullMarked
package io.option150.files.download;

import org.jspecify.annotations.NullMarked;
