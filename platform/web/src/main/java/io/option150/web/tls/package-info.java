/** What our TLS servers show: certificates that change while a server runs. */
@NullMarked
package io.option150.web.tls;

import org.jspecify.annotations.NullMarked;
