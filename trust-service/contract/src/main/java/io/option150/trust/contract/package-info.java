/** What other services know of the trust service: its records, topic and event types, and where its answers are. */
@NullMarked
package io.option150.trust.contract;

import org.jspecify.annotations.NullMarked;
