/** Requests, read: what a name stands for, where a boot begins, whether a phone took its configuration, what lists it holds. */
@NullMarked
package io.option150.registry.story.boot;

import org.jspecify.annotations.NullMarked;
