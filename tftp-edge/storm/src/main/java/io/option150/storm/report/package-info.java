/** What came out: as a table, as JSON and as an HTML page. */
@NullMarked
package io.option150.storm.report;

import org.jspecify.annotations.NullMarked;
