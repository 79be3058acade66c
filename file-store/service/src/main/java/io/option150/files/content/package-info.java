/**
 * Bytes, whatever they are called: contents named by their SHA-256, kept once, each as chunks of its own. They are written
 * and read as streams, and collected when no version has them any more.
 */
@NullMarked
package io.option150.files.content;

import org.jspecify.annotations.NullMarked;
