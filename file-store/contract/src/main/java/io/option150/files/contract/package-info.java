/** What other services know of the file store: its records, topic and event types. */
package io.option150.files.contract;
