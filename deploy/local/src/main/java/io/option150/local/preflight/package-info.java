/** What is checked before anything is started, so that a refusal leaves nothing behind: ports, addresses, disk. */
@NullMarked
package io.option150.local.preflight;

import org.jspecify.annotations.NullMarked;
