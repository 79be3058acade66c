/** What streams of bytes have in common, in and out: how many run at a time. */
package io.option150.files.transfer;
