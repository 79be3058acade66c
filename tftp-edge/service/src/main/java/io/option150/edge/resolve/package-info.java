/**
 * Which bytes a phone gets (RES-1 to RES-18): a question is planned by whose file it is, then goes through a chain of
 * links, each of which answers it or passes it on, and can say why.
 */
@NullMarked
package io.option150.edge.resolve;

import org.jspecify.annotations.NullMarked;
