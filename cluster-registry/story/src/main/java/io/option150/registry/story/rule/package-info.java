/** One class for each finding, and the order in which they are asked (boot stories, section 4). */
@NullMarked
package io.option150.registry.story.rule;

import org.jspecify.annotations.NullMarked;
