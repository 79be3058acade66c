package io.option150.edge.upstream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where the suite's other services are: base URLs, http or https. No mapping of a prefix, since other keys of theirs may
 * stand in a configuration that all services share.
 */
@Singleton
public final class ServiceSettings {

    private final URI registry;
    private final URI fileStore;
    private final URI trust;
    private final Optional<SignatureDigest> digest;

    /** Optional with defaults of their own: of an injected value that does not convert, Quarkus tells the key alone. */
    @Inject
    public ServiceSettings(
            @ConfigProperty(name = "option150.registry.url") Optional<URI> registry,
            @ConfigProperty(name = "option150.file-store.url") Optional<URI> fileStore,
            @ConfigProperty(name = "option150.trust.url") Optional<URI> trust,
            @ConfigProperty(name = "option150.trust.digest") Optional<SignatureDigest> digest) {
        this.registry = registry.orElse(URI.create("http://localhost:8082"));
        this.fileStore = fileStore.orElse(URI.create("http://localhost:8083"));
        this.trust = trust.orElse(URI.create("http://localhost:8084"));
        this.digest = digest;
    }

    /** Base URL of the cluster registry. */
    public URI registry() {
        return registry;
    }

    /** Base URL of the file store. */
    public URI fileStore() {
        return fileStore;
    }

    /** Base URL of the trust service. */
    public URI trust() {
        return trust;
    }

    /** Digest of signatures that the trust service is asked for; none: what it does by itself. */
    Optional<SignatureDigest> digest() {
        return digest;
    }

    /** The digests that phones know. */
    public enum SignatureDigest {
        SHA1,
        SHA512
    }
}
