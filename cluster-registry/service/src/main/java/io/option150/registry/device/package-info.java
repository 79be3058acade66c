/** Devices and their homes: assigned, moved (R15), refreshed, removed, one by one or by the thousand. */
@NullMarked
package io.option150.registry.device;

import org.jspecify.annotations.NullMarked;
