/** Bytes coming in: from a request's socket to a new version of a file, or to nothing at all. */
package io.option150.files.upload;
