/** HTTPS to one Unified CM: its certificate, its session, its silence. */
@NullMarked
package io.option150.registry.axl.http;

import org.jspecify.annotations.NullMarked;
