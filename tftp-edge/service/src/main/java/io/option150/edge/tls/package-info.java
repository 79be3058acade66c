/**
 * The certificate that HTTPS clients see: brought in files, or handed over by the trust service; taken up anew whenever it
 * changes, without a restart. No key is ever printed.
 */
@NullMarked
package io.option150.edge.tls;

import org.jspecify.annotations.NullMarked;
