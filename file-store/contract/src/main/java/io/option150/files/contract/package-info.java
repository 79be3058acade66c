/** What other services know of the file store: its records, topic and event types. */
@NullMarked
package io.option150.files.contract;

import org.jspecify.annotations.NullMarked;
