/** What streams of bytes have in common, in and out: how many run at a time, and how long a silent client is waited for. */
package io.option150.files.transfer;
