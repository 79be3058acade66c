package io.option150.helm;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * As much of the Kubernetes API as Helm asks for a lookup: what kinds there are, and the Secrets of one namespace. Everything
 * else is answered as a real API server answers for what it does not have.
 */
final class ClusterApi implements AutoCloseable {

    private static final String NAMESPACE = "phones";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Kinds that the chart's objects are of, by group and version. */
    private static final Map<String, Map<String, String>> KINDS = Map.of(
            "v1",
            Map.of(
                    "secrets",
                    "Secret",
                    "configmaps",
                    "ConfigMap",
                    "services",
                    "Service",
                    "serviceaccounts",
                    "ServiceAccount",
                    "pods",
                    "Pod"),
            "apps/v1",
            Map.of("deployments", "Deployment", "daemonsets", "DaemonSet"),
            "batch/v1",
            Map.of("jobs", "Job"),
            "policy/v1",
            Map.of("poddisruptionbudgets", "PodDisruptionBudget"),
            "networking.k8s.io/v1",
            Map.of("networkpolicies", "NetworkPolicy", "ingresses", "Ingress"));

    private final HttpServer server;
    private final Map<String, Map<String, Object>> secrets = new TreeMap<>();

    private final boolean hasNamespace;

    private ClusterApi(HttpServer server, boolean hasNamespace) {
        this.server = server;
        this.hasNamespace = hasNamespace;
    }

    /** A cluster with an empty namespace. */
    static ClusterApi start() throws IOException {
        return start(true);
    }

    /** What "helm template" finds, which asks no cluster. It goes with the process. */
    static ClusterApi knowingNothing() {
        try {
            return start(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClusterApi start(boolean hasNamespace) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        ClusterApi api = new ClusterApi(HttpServer.create(address, 0), hasNamespace);
        api.server.createContext("/", api::answer);
        api.server.start();
        return api;
    }

    /** Adds a Secret that has these keys, each with a value of its own name; it belongs to no release. */
    void secret(String name, String... keys) {
        add(name, Map.of(), keys);
    }

    /** The same as an object that this release has made. */
    void secretOf(String release, String name, String... keys) {
        add(name, Map.of("meta.helm.sh/release-name", release, "meta.helm.sh/release-namespace", NAMESPACE), keys);
    }

    /** What a Secret of {@link #secret} holds under a key, as it stands in a manifest. */
    static String value(String name, String key) {
        return Base64.getEncoder().encodeToString((name + "/" + key).getBytes(UTF_8));
    }

    private void add(String name, Map<String, String> annotations, String... keys) {
        Map<String, String> data = new TreeMap<>();
        Stream.of(keys).forEach(key -> data.put(key, value(name, key)));
        Map<String, Object> metadata = new TreeMap<>(Map.of("name", name, "namespace", NAMESPACE));
        if (!annotations.isEmpty()) {
            metadata.put("annotations", annotations);
        }
        secrets.put(name, Map.of("apiVersion", "v1", "kind", "Secret", "metadata", metadata, "data", data));
    }

    /** What a client needs to get here, as a kubeconfig. */
    String kubeConfig() {
        return """
                apiVersion: v1
                kind: Config
                clusters: [{name: here, cluster: {server: "http://%s:%d"}}]
                contexts: [{name: here, context: {cluster: here, user: me, namespace: phones}}]
                users: [{name: me, user: {}}]
                current-context: here
                """.formatted(
                        server.getAddress().getAddress().getHostAddress(),
                        server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange call) throws IOException {
        String path = call.getRequestURI().getPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        Map<String, String> kinds = KINDS.get(path.replaceFirst("^/apis?/", ""));
        Map<String, Object> secret = secrets.get(last);
        String secretsPath = "/api/v1/namespaces/" + NAMESPACE + "/secrets";
        if (path.equals("/version")) {
            send(call, 200, Map.of("major", "1", "minor", "36", "gitVersion", "v1.36.0"));
        } else if (path.equals("/api")) {
            send(call, 200, Map.of("kind", "APIVersions", "versions", List.of("v1")));
        } else if (path.equals("/apis")) {
            send(call, 200, Map.of("kind", "APIGroupList", "apiVersion", "v1", "groups", groups()));
        } else if (kinds != null) {
            String group = path.replaceFirst("^/apis?/", "");
            send(call, 200, Map.of("kind", "APIResourceList", "groupVersion", group, "resources", resources(kinds)));
        } else if (secret != null && path.equals(secretsPath + "/" + last)) {
            send(call, 200, secret);
        } else if (hasNamespace && path.equals(secretsPath)) {
            List<Object> items = new ArrayList<>(secrets.values());
            send(call, 200, Map.of("kind", "SecretList", "apiVersion", "v1", "metadata", Map.of(), "items", items));
        } else {
            send(
                    call,
                    404,
                    Map.of(
                            "kind",
                            "Status",
                            "apiVersion",
                            "v1",
                            "status",
                            "Failure",
                            "reason",
                            "NotFound",
                            "code",
                            404));
        }
    }

    private static List<Object> groups() {
        return KINDS.keySet().stream()
                .filter(version -> version.contains("/"))
                .<Object>map(version -> {
                    Map<String, String> named =
                            Map.of("groupVersion", version, "version", version.substring(version.indexOf('/') + 1));
                    return Map.of(
                            "name",
                            version.substring(0, version.indexOf('/')),
                            "versions",
                            List.of(named),
                            "preferredVersion",
                            named);
                })
                .toList();
    }

    private static List<Object> resources(Map<String, String> kinds) {
        return kinds.entrySet().stream()
                .<Object>map(kind -> Map.of(
                        "name",
                        kind.getKey(),
                        "singularName",
                        "",
                        "namespaced",
                        true,
                        "kind",
                        kind.getValue(),
                        "verbs",
                        List.of("get", "list", "create", "patch", "delete")))
                .toList();
    }

    private static void send(HttpExchange call, int status, Object body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.sendResponseHeaders(status, bytes.length);
        try (var out = call.getResponseBody()) {
            out.write(bytes);
        }
    }
}
