package io.option150.registry.axl.http;

import io.option150.registry.axl.failure.AxlFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Which step failed before an answer began. */
final class Connecting {

    private Connecting() {}

    static AxlFailure failure(
            URI server, String operation, IOException thrown, Optional<String> shownSha256, Duration patience) {
        if (has(thrown, UnresolvedAddressException.class) != null || has(thrown, UnknownHostException.class) != null) {
            return new AxlFailure.NoAddress(server.getHost());
        }
        if (has(thrown, HttpConnectTimeoutException.class) != null) {
            return new AxlFailure.NoConnection(
                    server.getAuthority(), "no answer within " + patience.toMillis() + " ms");
        }
        if (has(thrown, ConnectException.class) != null || has(thrown, NoRouteToHostException.class) != null) {
            return new AxlFailure.NoConnection(server.getAuthority(), why(thrown));
        }
        SSLException refused = has(thrown, SSLException.class);
        if (refused != null) {
            return new AxlFailure.TlsRefused(server.getAuthority(), shownSha256, why(refused));
        }
        return has(thrown, HttpTimeoutException.class) == null
                ? new AxlFailure.CutBody(operation, 0)
                : new AxlFailure.TimedOut(operation, patience);
    }

    private static <T extends Throwable> @Nullable T has(Throwable thrown, Class<T> kind) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return kind.cast(cause);
            }
        }
        return null;
    }

    /** The words of the innermost cause that has any: the client's own wrappers have none. */
    private static String why(Throwable thrown) {
        String words = "refused";
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && !cause.getMessage().isBlank()) {
                words = cause.getMessage();
            }
        }
        return words;
    }
}
