package io.option150.registry.axl;

import io.option150.registry.axl.http.Credentials;
import io.option150.registry.axl.http.ServerTrust;
import io.option150.registry.axl.site.Schema;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A Unified CM, best its publisher, and how it is asked.
 *
 * @param patience till an answer begins, and again till it has ended
 * @param waits before it is asked again when it says 503; as many as there are
 * @param schema empty: found out by the release that it runs
 */
public record AxlServer(
        URI url,
        Credentials credentials,
        ServerTrust trust,
        Duration patience,
        List<Duration> waits,
        Optional<Schema> schema) {

    public AxlServer {
        waits = List.copyOf(waits);
    }

    /** With the patience and the waits that suit a large cluster. */
    public AxlServer(URI url, Credentials credentials, ServerTrust trust) {
        this(
                url,
                credentials,
                trust,
                Duration.ofSeconds(30),
                List.of(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10)),
                Optional.empty());
    }
}
