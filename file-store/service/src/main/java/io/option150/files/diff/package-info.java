/** What is different between two texts of a file: versions, and what a record would give. Secrets are never shown. */
@NullMarked
package io.option150.files.diff;

import org.jspecify.annotations.NullMarked;
