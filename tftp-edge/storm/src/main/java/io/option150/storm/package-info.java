/**
 * A boot storm: phones that ask for their files over TFTP and HTTP as they do when a site gets its power back. The
 * command line and what ties its parts together.
 */
@NullMarked
package io.option150.storm;

import org.jspecify.annotations.NullMarked;
