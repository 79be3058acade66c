/** What is wrong with a phone's file: findings, each of a rule of {@link io.option150.config.check.Rule}. */
@NullMarked
package io.option150.config.check;

import org.jspecify.annotations.NullMarked;
