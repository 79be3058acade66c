package io.option150.trust.plain;

import io.option150.web.settings.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** How the file store is reached. */
@ConfigMapping(prefix = "option150.file-store")
public interface FileStoreSettings {

    /** Base URL, {@code http} or {@code https}, without a path. */
    @WithDefault("http://127.0.0.1:8083")
    URI url();

    /** Longest wait for a connection. After it the caller gets 503. */
    @Range("1 ms to 1 h")
    @WithDefault("1s")
    Duration connectTimeout();

    /** Longest wait for the head of an answer. After it the caller gets 503. */
    @Range("above 0")
    @WithDefault("5s")
    Duration answerTimeout();

    /** Longest silence of an open connection; also while a slow reader holds the pace. */
    @Range("1 ms to 1 h")
    @WithDefault("30s")
    Duration idleTimeout();

    /** Connections at a time; further calls wait for one. */
    @Range("1 to 1000")
    @WithDefault("64")
    int connections();
}
