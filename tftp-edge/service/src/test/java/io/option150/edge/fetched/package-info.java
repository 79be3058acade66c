@NullMarked
package io.option150.edge.fetched;

import org.jspecify.annotations.NullMarked;
