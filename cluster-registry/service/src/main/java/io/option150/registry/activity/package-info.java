/** What goes on: what phones asked and what edges had to do, minute by minute, of the last hour. */
@NullMarked
package io.option150.registry.activity;

import org.jspecify.annotations.NullMarked;
