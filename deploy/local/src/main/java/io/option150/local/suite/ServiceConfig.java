package io.option150.local.suite;

import io.option150.local.data.DataFolder;
import io.option150.local.data.Secrets;
import io.option150.local.settings.Addresses;
import io.option150.local.settings.PortPlan;
import io.option150.local.settings.ServiceName;
import io.option150.local.settings.Settings;
import java.util.Map;
import java.util.TreeMap;

/** The configuration that the suite hands to its services. */
record ServiceConfig(Settings settings, DataFolder folder, Secrets secrets) {

    private static final String HOST = "127.0.0.1";
    private static final String WARM_UP = "OPTION150_WARM_UP_LIMIT";
    private static final String PASSWORD = "quarkus.datasource.password";

    /** Configuration keys of a service with their values; nothing secret, since a command line is open to every user. */
    Map<String, String> keys(ServiceName service) {
        PortPlan ports = settings.ports();
        Map<String, String> keys = new TreeMap<>(Map.of(
                "quarkus.http.host", HOST,
                "quarkus.http.port", Integer.toString(ports.api(service)),
                "kafka.bootstrap.servers", Backends.bootstrapServers(settings),
                "option150.tokens.admin-file", folder.adminToken().toString(),
                "option150.tokens.service-file", folder.serviceToken().toString()));
        switch (service) {
            case EDGE -> addEdge(keys);
            case REGISTRY -> {
                addDatabase(keys, Secrets.Role.CLUSTER_REGISTRY);
                keys.put("option150.edge.listen", Addresses.join(settings.listen()));
                keys.put("option150.edge.tftp-port", Integer.toString(ports.tftp()));
                keys.put("option150.edge.http-port", Integer.toString(ports.phoneHttp()));
                // It is the admin's one address: what other services own it passes on to them.
                keys.put("option150.file-store.url", url(ServiceName.FILES));
                keys.put("option150.trust.url", url(ServiceName.TRUST));
                keys.put("option150.tftp-edge.url", url(ServiceName.EDGE));
                keys.put("option150.discovery.key-file", folder.discoveryKey().toString());
            }
            case FILES -> {
                addDatabase(keys, Secrets.Role.FILE_STORE);
                keys.put("option150.files.key-file", folder.filesKey().toString());
            }
            case TRUST -> {
                addDatabase(keys, Secrets.Role.TRUST_SERVICE);
                keys.put("option150.file-store.url", url(ServiceName.FILES));
                keys.put("option150.trust.directory", folder.trust().toString());
                keys.put(
                        "option150.trust.handover-file", folder.handoverSecret().toString());
                keys.put("option150.registry.url", url(ServiceName.REGISTRY));
                keys.put("option150.tvs.listen", Addresses.join(settings.listen()));
                keys.put("option150.tvs.port", Integer.toString(ports.phoneTvs()));
            }
        }
        return keys;
    }

    /** Environment of a service: what must not be seen on its command line. */
    Map<String, String> environment(ServiceName service) {
        Map<String, String> environment = new TreeMap<>();
        secretKeys(service).forEach((key, value) -> environment.put(Settings.environmentName(key), value));
        if (service == ServiceName.EDGE && System.getenv(WARM_UP) == null) {
            // Who starts a suite at a terminal waits for it; no boot storm does.
            environment.put(WARM_UP, "0s");
        }
        return environment;
    }

    /** Configuration keys that must not be seen on a command line, and the folder on whose disk the files' database is. */
    Map<String, String> secretKeys(ServiceName service) {
        return switch (service) {
            case EDGE -> Map.of();
            case REGISTRY -> password(Secrets.Role.CLUSTER_REGISTRY);
            case FILES -> {
                Map<String, String> keys = new TreeMap<>(password(Secrets.Role.FILE_STORE));
                if (settings.backends().postgres().isEmpty()) {
                    keys.put("option150.files.storage-directory", folder.root().toString());
                }
                yield keys;
            }
            case TRUST -> password(Secrets.Role.TRUST_SERVICE);
        };
    }

    /** Base URL of a service's API. */
    String url(ServiceName service) {
        return "http://" + HOST + ":" + settings.ports().api(service);
    }

    private void addEdge(Map<String, String> keys) {
        keys.put("option150.tftp.listen", Addresses.join(settings.listen()));
        keys.put("option150.tftp.port", Integer.toString(settings.ports().tftp()));
        keys.put("option150.http.port", Integer.toString(settings.ports().phoneHttp()));
        keys.put("option150.https.port", Integer.toString(settings.ports().phoneHttps()));
        keys.put("option150.https.soft-port", Integer.toString(settings.ports().softHttps()));
        keys.put("option150.https.handover-file", folder.handoverSecret().toString());
        keys.put("option150.registry.url", url(ServiceName.REGISTRY));
        keys.put("option150.file-store.url", url(ServiceName.FILES));
        keys.put("option150.trust.url", url(ServiceName.TRUST));
        keys.put("option150.cache.directory", folder.cache().toString());
    }

    private void addDatabase(Map<String, String> keys, Secrets.Role role) {
        String server = "postgresql://%s/%s"
                .formatted(
                        settings.backends()
                                .postgres()
                                .orElse(HOST + ":" + settings.ports().postgres()),
                        role.roleName());
        keys.put("quarkus.datasource.jdbc.url", "jdbc:" + server);
        keys.put("quarkus.datasource.reactive.url", server);
        keys.put("quarkus.datasource.username", role.roleName());
    }

    private Map<String, String> password(Secrets.Role role) {
        return Map.of(PASSWORD, secrets.password(role));
    }
}
