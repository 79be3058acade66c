package io.option150.registry.axl.http;

import io.option150.registry.axl.failure.AxlException;
import io.option150.registry.axl.failure.AxlFailure;
import io.option150.registry.axl.soap.BoundedStream;
import io.option150.registry.axl.soap.Element;
import io.option150.registry.axl.soap.SoapAnswer;
import io.option150.registry.axl.soap.SoapRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * HTTPS to one Unified CM. One connection is kept, and the session's cookie is sent back: without it every call would open
 * another session that lives for half an hour.
 */
public final class HttpsCalls implements AutoCloseable {

    /** Twice what Unified CM gives out in one answer. */
    private static final long MAX_BYTES = 16 << 20;

    private static final Duration ENDS_WITHIN = Duration.ofSeconds(2);

    private final URI server;
    private final Credentials credentials;
    private final Duration patience;
    private final ShownCertificate certificate;
    private final HttpClient client;

    /** @param patience till an answer begins, and again till it has ended */
    public HttpsCalls(URI server, Credentials credentials, ServerTrust trust, Duration patience) {
        this.server = server;
        this.credentials = credentials;
        this.patience = patience;
        this.certificate = ShownCertificate.by(trust);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .cookieHandler(new CookieManager())
                .sslContext(certificate.context())
                .build();
    }

    /** Asks by AXL. Rows count only when this returns: an answer can break off after some. */
    public void post(SoapRequest call, String schema, Consumer<Element> rows)
            throws AxlException, InterruptedException {
        var request = HttpRequest.newBuilder(server.resolve("/axl/"))
                .timeout(patience)
                .header("Authorization", credentials.basic())
                .header("Content-Type", "text/xml; charset=utf-8")
                .header("SOAPAction", call.action(schema))
                .POST(HttpRequest.BodyPublishers.ofByteArray(call.envelope(schema)))
                .build();
        read(request, call.operation(), answer -> {
            SoapAnswer.read(answer, call.operation(), rows);
            return true;
        });
    }

    /** Reads a document that is open to all. */
    public Element get(String path) throws AxlException, InterruptedException {
        var request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(patience)
                .header("Accept", "application/xml")
                .build();
        return read(request, path, answer -> SoapAnswer.document(answer, path));
    }

    /** Reads a document of another kind, whole, by an authorization of another kind. */
    public byte[] get(String path, String authorization, String type) throws AxlException, InterruptedException {
        var request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(patience)
                .header("Authorization", authorization)
                .header("Accept", type)
                .build();
        return read(request, path, answer -> answer.whole(path));
    }

    private <T> T read(HttpRequest request, String operation, Reading<T> reading)
            throws AxlException, InterruptedException {
        HttpResponse<InputStream> response = send(request, operation);
        try (var body = new BoundedStream(response.body(), MAX_BYTES)) {
            var watch = new CompletableFuture<Void>();
            var _ = watch.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .handle((_, late) -> late == null || expire(body));
            try {
                checkStatus(response.statusCode(), operation);
                return reading.of(body);
            } catch (AxlException failed) {
                throw body.late() ? new AxlException(new AxlFailure.TimedOut(operation, patience), failed) : failed;
            } finally {
                watch.complete(null);
            }
        } catch (IOException unclosed) {
            throw new AxlException(new AxlFailure.CutBody(operation, 0), unclosed);
        }
    }

    private static boolean expire(BoundedStream body) {
        try {
            body.expire();
            return true;
        } catch (IOException _) {
            // It was broken already; whoever reads it is told so.
            return false;
        }
    }

    private void checkStatus(int status, String operation) throws AxlException {
        AxlFailure failure = switch (status) {
            // A fault comes as 500; what is none is found out when it is read.
            case 200, 500 -> null;
            case 401 -> new AxlFailure.Unauthorized(credentials.username());
            case 403 -> new AxlFailure.Forbidden(credentials.username());
            case 503 -> new AxlFailure.Busy(1);
            default -> new AxlFailure.UnexpectedStatus(operation, status);
        };
        if (failure != null) {
            throw new AxlException(failure);
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request, String operation)
            throws AxlException, InterruptedException {
        try {
            return once(request);
        } catch (IOException first) {
            AxlFailure failure = Connecting.failure(server, operation, first, certificate.last(), patience);
            if (!(failure instanceof AxlFailure.CutBody)) {
                throw new AxlException(failure, first);
            }
        }
        // The kept connection had been closed by the server; nothing that is asked here changes anything.
        try {
            return once(request);
        } catch (IOException again) {
            throw new AxlException(Connecting.failure(server, operation, again, certificate.last(), patience), again);
        }
    }

    private HttpResponse<InputStream> once(HttpRequest request) throws IOException, InterruptedException {
        certificate.forget();
        return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    }

    /** Waits a moment till the client has let go of its requests, which hold what they were authorized by. */
    @Override
    public void close() {
        client.shutdownNow();
        try {
            client.awaitTermination(ENDS_WITHIN);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(BoundedStream answer) throws AxlException;
    }
}
