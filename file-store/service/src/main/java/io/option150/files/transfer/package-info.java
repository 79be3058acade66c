/** What streams of bytes have in common, in and out: how many run at a time, and how long a silent client is waited for. */
@NullMarked
package io.option150.files.transfer;

import org.jspecify.annotations.NullMarked;
