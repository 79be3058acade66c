package io.option150.edge.fleet;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The name of this copy among all. */
@Singleton
public final class EdgeId {

    private static final Logger LOG = Logger.getLogger(EdgeId.class);
    private static final Pattern RULE = Pattern.compile("[A-Za-z0-9._-]{1,253}");

    private final Optional<String> set;
    private @Nullable String found;

    EdgeId(FleetSettings settings) {
        set = settings.edgeId();
        set.filter(id -> !RULE.matcher(id).matches()).ifPresent(id -> {
            throw new IllegalArgumentException(
                    "option150.fleet.edge-id must be 1 to 253 letters, digits, '.', '_' or '-'; got: " + id);
        });
    }

    /** The setting, else the name of this host. Looked up at the first call, which may wait for the name service. */
    public synchronized String get() {
        if (found == null) {
            found = set.orElseGet(() -> host().replaceAll("[^A-Za-z0-9._-]", "-"));
        }
        return found;
    }

    /** Containers have their name in the environment; in Kubernetes it is the pod's. */
    private static String host() {
        String name = System.getenv("HOSTNAME");
        if (name != null && !name.isBlank()) {
            return name.strip();
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            LOG.debug("This host does not know its name", e);
            return "edge";
        }
    }
}
