package io.option150.files.transfer;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * Keeps the system's send buffers small. It tells that a reader took bytes only when a third of the buffer is free again: with
 * the megabytes that Linux allows, one who reads 20 KB a second would look silent for a minute.
 */
@Singleton
public class SendBuffers implements HttpServerOptionsCustomizer {

    private static final int BYTES = 256 << 10;

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setSendBufferSize(BYTES);
    }
}
