/** Servers and loads for measuring by hand; see docs/performance.md. */
package io.option150.tftp.net.bench;
