/**
 * Checks what all services have to do alike, over every path and method that they have: who may call, however the path is spelled,
 * and what is answered to what cannot be done.
 */
@NullMarked
package io.option150.testkit.access;

import org.jspecify.annotations.NullMarked;
