package io.option150.edge.upstream;

import io.option150.edge.setting.InjectedSetting;
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

    private static final String REGISTRY = "option150.registry.url";
    private static final String FILE_STORE = "option150.file-store.url";
    private static final String TRUST = "option150.trust.url";
    private static final String DIGEST = "option150.trust.digest";

    private final URI registry;
    private final URI fileStore;
    private final URI trust;
    private final Optional<SignatureDigest> digest;

    /** Ends the start, naming key, range and value, when one is out of its range. */
    public ServiceSettings(
            @ConfigProperty(name = REGISTRY) Optional<String> registry,
            @ConfigProperty(name = FILE_STORE) Optional<String> fileStore,
            @ConfigProperty(name = TRUST) Optional<String> trust,
            @ConfigProperty(name = DIGEST) Optional<String> digest) {
        this.registry = InjectedSetting.url(REGISTRY, registry).orElse(URI.create("http://localhost:8082"));
        this.fileStore = InjectedSetting.url(FILE_STORE, fileStore).orElse(URI.create("http://localhost:8083"));
        this.trust = InjectedSetting.url(TRUST, trust).orElse(URI.create("http://localhost:8084"));
        this.digest = InjectedSetting.oneOf(DIGEST, digest, SignatureDigest.class);
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
    public Optional<SignatureDigest> digest() {
        return digest;
    }

    /** The digests that phones know. */
    public enum SignatureDigest {
        SHA1,
        SHA512
    }
}
