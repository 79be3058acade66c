/** What is found of phones: looked for in the wake of what they ask, kept, and told. */
@NullMarked
package io.option150.registry.phone.finding;

import org.jspecify.annotations.NullMarked;
