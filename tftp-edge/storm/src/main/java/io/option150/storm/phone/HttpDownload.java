package io.option150.storm.phone;

import io.option150.storm.plan.Target;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One file over HTTP. */
final class HttpDownload {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final LoopTools tools;
    private final String fileName;
    private final Consumer<FileResult> whenEnded;
    private long startedAt;

    HttpDownload(LoopTools tools, String fileName, Consumer<FileResult> whenEnded) {
        this.tools = tools;
        this.fileName = fileName;
        this.whenEnded = whenEnded;
    }

    void start() {
        startedAt = System.nanoTime();
        // As patient as with TFTP, where each wait is at least as long as the first.
        Duration patience =
                tools.plan().tftp().timeout().multipliedBy(tools.plan().tftp().tries());
        HttpRequest request = HttpRequest.newBuilder(uri()).timeout(patience).build();
        var unused = tools.http()
                .sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                .whenComplete((response, failure) -> tools.loop().post(() -> answered(response, failure)));
    }

    private void answered(@Nullable HttpResponse<byte[]> response, @Nullable Throwable failure) {
        if (response == null) {
            end(Outcome.FAILED, 0, String.valueOf(failure));
            return;
        }
        switch (response.statusCode()) {
            case OK -> {
                Optional<ByteBuffer> expected = tools.plan().expected().of(fileName);
                boolean right = expected.isEmpty() || expected.get().equals(ByteBuffer.wrap(response.body()));
                end(
                        right ? Outcome.SERVED : Outcome.FAILED,
                        response.body().length,
                        right ? "" : "the bytes are not those expected");
            }
            case NOT_FOUND -> end(Outcome.NOT_FOUND, 0, "");
            default -> end(Outcome.FAILED, 0, "status " + response.statusCode());
        }
    }

    private void end(Outcome outcome, long bytes, String detail) {
        whenEnded.accept(new FileResult(fileName, outcome, System.nanoTime() - startedAt, bytes, 0, detail));
    }

    private URI uri() {
        Target target = tools.plan().target();
        InetAddress address = target.tftp().getAddress();
        String host = address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
        try {
            return new URI("http", null, host, target.httpPort(), "/" + fileName, null, null);
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException("no URL can be made of " + fileName, impossible);
        }
    }
}
