/**
 * What HTTP says of versions of a thing and of the types of answers, the same for phones, peers and people: entity tags, dates,
 * conditions, {@code Accept} (RFC 9110, sections 5.6.7, 8.8, 12.5.1 and 13).
 */
@NullMarked
package io.option150.web.http;

import org.jspecify.annotations.NullMarked;
