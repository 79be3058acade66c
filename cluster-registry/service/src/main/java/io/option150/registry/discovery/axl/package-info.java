/** Unified CMs as sources: what is read of one, and what is made of it. All of it blocks, on virtual threads. */
@NullMarked
package io.option150.registry.discovery.axl;

import org.jspecify.annotations.NullMarked;
