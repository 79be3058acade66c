/**
 * What served files say: what a configuration or a list of images names, and who signed. Read once for each content, off the
 * loops, out of bytes that are at hand. Strangers' bytes come here: each reader is bounded and refuses by finding nothing.
 */
@NullMarked
package io.option150.edge.seen.facts;

import org.jspecify.annotations.NullMarked;
