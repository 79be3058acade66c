/**
 * Discovery (R12): asks sources which clusters and devices there are, keeps what each states, and makes records of it where nobody
 * has said otherwise by hand.
 */
@NullMarked
package io.option150.registry.discovery;

import org.jspecify.annotations.NullMarked;
