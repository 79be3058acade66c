package io.option150.registry.console;

import io.option150.web.auth.OpenPath;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code /} with the page and {@code /console/…} with its parts, to everybody: they hold nothing of the suite. All
 * else the page gets from the API, by the viewer's token.
 */
@Singleton
class ConsoleRoute {

    /** Nothing but what this server sends is loaded, run or called, and nobody frames the page. */
    static final String POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none';" + " frame-ancestors 'none'";

    private static final String PARTS = "/console/";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final Pattern ZIP =
            Pattern.compile("(?i)(?:^|[,\\s])gzip\\s*(?:;\\s*q=(?!0(?:\\.0*)?\\s*(?:,|$))[^,]*)?(?:,|$)");

    private final Map<String, ConsoleFile> files = ConsoleFiles.read();

    @Produces
    @Singleton
    OpenPath page(@ConfigProperty(name = "quarkus.http.root-path", defaultValue = "/") String root) {
        return OpenPath.file(root.endsWith("/") ? root : root + "/");
    }

    @Produces
    @Singleton
    OpenPath parts(@ConfigProperty(name = "quarkus.http.root-path", defaultValue = "/") String root) {
        return OpenPath.tree((root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + "/console");
    }

    void install(@Observes Router router) {
        files.forEach((name, file) -> {
            var isPage = name.equals(ConsoleFiles.INDEX);
            router.route(isPage ? "/" : PARTS + name)
                    .method(HttpMethod.GET)
                    .method(HttpMethod.HEAD)
                    .handler(call -> answer(call, file, isPage ? "no-cache" : FOR_EVER));
        });
    }

    private static void answer(RoutingContext call, ConsoleFile file, String caching) {
        var zipped = takesZip(call.request().getHeader("Accept-Encoding"));
        var response = call.response()
                .putHeader("Cache-Control", caching)
                .putHeader("Vary", "Accept-Encoding")
                .putHeader("ETag", file.tag())
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer");
        if (file.tag().equals(call.request().getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
            return;
        }
        var bytes = zipped ? file.zipped() : file.plain();
        response.putHeader("Content-Type", file.type()).putHeader("Content-Length", Integer.toString(bytes.length));
        if (zipped) {
            response.putHeader("Content-Encoding", "gzip");
        }
        if (HttpMethod.HEAD.equals(call.request().method())) {
            response.end();
        } else {
            response.end(Buffer.buffer(bytes));
        }
    }

    /** Whether a client takes gzip, by its {@code Accept-Encoding} (RFC 9110, section 12.5.3). */
    static boolean takesZip(@Nullable String accepted) {
        return accepted != null && ZIP.matcher(accepted).find();
    }
}
