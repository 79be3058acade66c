package io.option150.edge;

import io.option150.testkit.Await;
import io.option150.tftp.net.client.FetchFailure;
import io.option150.tftp.net.client.FetchOptions;
import io.option150.tftp.net.client.FetchSink;
import io.option150.tftp.net.client.TftpClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A phone that asks the edge over TFTP and HTTP. */
public final class Phone implements AutoCloseable {

    private final InetSocketAddress tftpServer;
    private final InetSocketAddress httpServer;
    private final TftpClient tftp;
    private final HttpClient http = HttpClient.newHttpClient();

    /** Of the edge at these addresses. */
    public Phone(InetSocketAddress tftpServer, InetSocketAddress httpServer) throws IOException {
        this.tftpServer = tftpServer;
        this.httpServer = httpServer;
        this.tftp = TftpClient.start();
    }

    /** The file as text over TFTP, or the failure in short. */
    public String tftp(String name) {
        CompletableFuture<String> got = new CompletableFuture<>();
        tftp.get(tftpServer, name, FetchOptions.DEFAULT, new FetchSink() {
            private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

            @Override
            public void lengthKnown(long told) {}

            @Override
            public void bytes(ByteBuffer more) {
                byte[] copy = new byte[more.remaining()];
                more.get(copy);
                bytes.writeBytes(copy);
            }

            @Override
            public void complete() {
                got.complete(bytes.toString(StandardCharsets.UTF_8));
            }

            @Override
            public void failed(FetchFailure failure) {
                got.complete(
                        failure instanceof FetchFailure.Refused refused
                                ? "ERROR " + refused.code()
                                : failure.getClass().getSimpleName());
            }
        });
        return Await.of(got);
    }

    /** A GET over HTTP; headers alternate names and values. */
    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return call("GET", path, headers);
    }

    /** Any call. */
    public HttpResponse<String> call(String method, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + httpServer.getPort() + "/" + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        tftp.close();
        http.close();
    }
}
