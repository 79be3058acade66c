/** What a storm is to do: which phones, what they ask for, of whom, and how patient they are. */
@NullMarked
package io.option150.storm.plan;

import org.jspecify.annotations.NullMarked;
