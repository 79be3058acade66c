/** Phones that stand at another home than sources state: for an admin to decide. */
@NullMarked
package io.option150.registry.discovery.move;

import org.jspecify.annotations.NullMarked;
