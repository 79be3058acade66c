/** By what sources tell versions and parts of a file apart, towards phones and peers alike (RFC 9110, sections 8.8 and 14). */
@NullMarked
package io.option150.edge.http;

import org.jspecify.annotations.NullMarked;
