package io.option150.edge.tls;

import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslProvider;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.spi.tls.DefaultSslContextFactory;
import io.vertx.core.spi.tls.SslContextFactory;
import javax.net.ssl.SSLException;

/** BoringSSL as Vert.x uses it, with session tickets whose keys are told. */
final class NativeEngine extends OpenSSLEngineOptions {

    private final TicketKeys tickets;

    NativeEngine(TicketKeys tickets) {
        this.tickets = tickets;
    }

    @Override
    public NativeEngine copy() {
        return new NativeEngine(tickets);
    }

    @Override
    public SslContextFactory sslContextFactory() {
        return new DefaultSslContextFactory(SslProvider.OPENSSL, isSessionCacheEnabled()) {
            @Override
            public SslContext create() throws SSLException {
                SslContext made = super.create();
                tickets.useIn((OpenSslSessionContext) made.sessionContext());
                return made;
            }
        };
    }
}
