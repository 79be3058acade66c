/** What came out: as a table, as JSON and as an HTML page. */
package io.option150.storm.report;
