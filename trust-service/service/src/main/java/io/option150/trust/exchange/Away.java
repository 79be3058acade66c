package io.option150.trust.exchange;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why a remote address did not answer, in words that name it. */
final class Away {

    private Away() {}

    /**
     * Names address, port and cause.
     *
     * @param address as the registry has it
     * @param port with its protocol, such as {@code port 2445}
     * @param failure what happened
     * @param patience how long was waited for
     */
    static IOException at(String address, String port, Throwable failure, Duration patience) {
        return new IOException(address + ' ' + port + ": " + cause(failure, patience), failure);
    }

    private static String cause(Throwable failure, Duration patience) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String words = words(cause, patience.toMillis() + " ms");
            if (words != null) {
                return words;
            }
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private static @Nullable String words(Throwable cause, String patience) {
        return switch (cause) {
            case ConnectTimeoutException _ -> "no connection within " + patience;
            case ConnectException _ -> "nobody listens there: connection refused";
            case SslHandshakeTimeoutException _ -> "speaks no TLS: no handshake within " + patience;
            case NotSslRecordException _ -> "speaks no TLS: what came is something else";
            case TimeoutException _ -> "no answer within " + patience;
            // The cause below it may tell more.
            case SSLException tls when tls.getCause() == null -> "TLS failed: " + tls.getMessage();
            default -> null;
        };
    }
}
