/**
 * The trust verification service: phones ask over TLS whether they may trust a certificate. One {@link
 * io.option150.trust.tvs.TvsConnection} gathers the requests of one connection, {@link
 * io.option150.trust.tvs.TvsAnswers} answers them from memory, {@link io.option150.trust.tvs.TvsServer} listens.
 *
 * <p>It fails closed: whatever is not known to be trusted is refused, whatever is no request ends its connection without
 * an answer.
 */
@NullMarked
package io.option150.trust.tvs;

import org.jspecify.annotations.NullMarked;
