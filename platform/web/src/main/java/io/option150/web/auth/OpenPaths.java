package io.option150.web.auth;

import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What answers without a token, to GET and HEAD: health, metrics, OpenAPI, and what a service adds as {@link OpenPath}. */
@Singleton
public class OpenPaths {

    private final List<OpenPath> open;

    public OpenPaths(
            @ConfigProperty(name = "quarkus.http.root-path", defaultValue = "/") String root,
            @ConfigProperty(name = "quarkus.http.non-application-root-path", defaultValue = "q") String framework,
            @Any Instance<OpenPath> more) {
        var base = folder(framework.startsWith("/") ? framework : folder(root) + framework);
        var all = new ArrayList<>(List.of(
                OpenPath.tree(base + "health"), OpenPath.file(base + "metrics"), OpenPath.file(base + "openapi")));
        more.forEach(all::add);
        this.open = List.copyOf(all);
    }

    boolean isOpen(HttpMethod method, String path) {
        if (!HttpMethod.GET.equals(method) && !HttpMethod.HEAD.equals(method)) {
            return false;
        }
        for (var candidate : open) {
            if (candidate.holds(path)) {
                return true;
            }
        }
        return false;
    }

    private static String folder(String path) {
        return path.endsWith("/") ? path : path + "/";
    }
}
