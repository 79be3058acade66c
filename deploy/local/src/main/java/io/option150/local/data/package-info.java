/**
 * The data folder ({@code .option150}) and what is in it: whose it is and of which version, who runs on it, secrets, logs.
 */
@NullMarked
package io.option150.local.data;

import org.jspecify.annotations.NullMarked;
