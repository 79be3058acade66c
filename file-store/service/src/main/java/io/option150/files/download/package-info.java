/** Bytes going out: what of a content a reader wants and does not hold already, and their way to the socket. */
package io.option150.files.download;
