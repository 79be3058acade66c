package io.option150.registry.gateway;

import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where the other services are. No mapping of a prefix, since other keys of theirs may stand in a configuration that all
 * services share; as text, so that a bad value is told with its key and rule.
 */
@Singleton
class OwnerAddresses {

    private static final String FILE_STORE = "option150.file-store.url";
    private static final String TRUST = "option150.trust.url";
    private static final String EDGE = "option150.tftp-edge.url";

    private final URI fileStore;
    private final URI trust;
    private final URI edge;

    /**
     * Takes base URLs, {@code http} or {@code https}, without a path.
     *
     * @throws IllegalArgumentException naming key, rule and value
     */
    OwnerAddresses(
            @ConfigProperty(name = FILE_STORE) Optional<String> fileStore,
            @ConfigProperty(name = TRUST) Optional<String> trust,
            @ConfigProperty(name = EDGE) Optional<String> edge) {
        this.fileStore = url(FILE_STORE, fileStore.orElse("http://localhost:8083"));
        this.trust = url(TRUST, trust.orElse("http://localhost:8084"));
        this.edge = url(EDGE, edge.orElse("http://localhost:8081"));
    }

    /** Base URL of a service, without a path. */
    URI of(Owner owner) {
        return switch (owner) {
            case FILE_STORE -> fileStore;
            case TRUST_SERVICE -> trust;
            case TFTP_EDGE -> edge;
        };
    }

    private static URI url(String key, String text) {
        URI url;
        try {
            url = new URI(text.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(key + " must be an http or https URL, but " + e.getMessage(), e);
        }
        if (url.getRawUserInfo() != null) {
            // Not the value: a password would stand in the log.
            throw new IllegalArgumentException(key + " must be a URL without user and password");
        }
        boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        boolean isBare = url.getRawQuery() == null && url.getRawFragment() == null;
        if (isHttp && url.getHost() != null && url.getPath().matches("/?") && isBare) {
            return url;
        }
        throw new IllegalArgumentException(key + " must be an http or https URL without a path; got: " + text);
    }
}
