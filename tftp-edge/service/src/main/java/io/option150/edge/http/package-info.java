/**
 * What HTTP says of versions and parts of a file, towards phones and towards peers alike: entity tags and times of change,
 * conditions, ranges (RFC 9110, sections 8.8, 13 and 14).
 */
package io.option150.edge.http;
