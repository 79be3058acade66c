package io.option150.edge.upstream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.util.Optional;

/** Where the suite's other services are. */
@ConfigMapping(prefix = "option150")
public interface ServiceSettings {

    /** Base URL of the cluster registry, http or https. */
    @WithName("registry.url")
    @WithDefault("http://localhost:8082")
    URI registry();

    /** Base URL of the file store, http or https. */
    @WithName("file-store.url")
    @WithDefault("http://localhost:8083")
    URI fileStore();

    /** Base URL of the trust service, http or https. */
    @WithName("trust.url")
    @WithDefault("http://localhost:8084")
    URI trust();

    /** Digest of signatures that the trust service is asked for: sha1 or sha512; none: what it does by itself. */
    @WithName("trust.digest")
    Optional<SignatureDigest> digest();

    /** The digests that phones know. */
    enum SignatureDigest {
        SHA1,
        SHA512
    }
}
