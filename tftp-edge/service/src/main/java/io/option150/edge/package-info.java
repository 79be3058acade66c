/**
 * The edge: answers phones over TFTP and HTTP. A question goes from a front through the chain of links in
 * {@link io.option150.edge.resolve}, which reads what {@link io.option150.edge.view} knows of clusters, devices and own
 * files, what {@link io.option150.edge.cache} holds, and what {@link io.option150.edge.upstream} brings.
 */
@NullMarked
package io.option150.edge;

import org.jspecify.annotations.NullMarked;
