/** Phones and soft clients over HTTP and HTTPS: from a request's head to the last byte of its answer. */
@NullMarked
package io.option150.edge.front.http;

import org.jspecify.annotations.NullMarked;
