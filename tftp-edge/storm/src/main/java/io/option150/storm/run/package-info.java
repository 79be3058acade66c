/** The storm under way: loops, the start of each phone, and what is counted meanwhile. */
@NullMarked
package io.option150.storm.run;

import org.jspecify.annotations.NullMarked;
