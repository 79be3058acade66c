package io.option150.cli.server;

import io.option150.cli.failure.Failure;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the server that is meant, and the token for it. */
public final class Servers {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private Servers() {}

    /**
     * The server of these options: the named one, else the one of {@code OPTION150_SERVER}, else the suite on this machine. The
     * token of that suite is for it alone and goes to no server that was named.
     *
     * @param home root of the sources
     */
    public static Server of(
            Map<String, String> environment,
            Path home,
            @Nullable String named,
            @Nullable Path tokenFile,
            @Nullable Path caFile) {
        var url = named == null ? environment.getOrDefault("OPTION150_SERVER", "") : named;
        var variable = environment.getOrDefault("OPTION150_TOKEN", "");
        if (url.isBlank()) {
            var suite = LocalSuite.of(environment, home);
            var token = tokenFile != null
                    ? Tokens.of(tokenFile)
                    : variable.isBlank() ? suite.token() : Tokens.ofVariable(variable);
            return new Server(suite.address(), token, client(suite.address(), caFile), "./option150 up starts it");
        }
        var base = base(url.strip());
        if (tokenFile == null && variable.isBlank()) {
            throw Failure.wrongUse(
                    "there is no token for " + base + "; name its file by --token-file, or set OPTION150_TOKEN to it");
        }
        var token = tokenFile != null ? Tokens.of(tokenFile) : Tokens.ofVariable(variable);
        return new Server(base, token, client(base, caFile), "look at --server, the network, and whether it runs");
    }

    private static HttpClient client(URI base, @Nullable Path caFile) {
        var builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT);
        if ("http".equals(base.getScheme())) {
            builder.sslContext(Trusted.nobody());
        } else if (caFile != null) {
            builder.sslContext(Trusted.by(caFile));
        }
        return builder.build();
    }

    private static URI base(String url) {
        try {
            var uri = new URI(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
            boolean isWeb = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean isBare = uri.getRawPath() == null || uri.getRawPath().isEmpty();
            if (isWeb && uri.getHost() != null && isBare && uri.getRawQuery() == null && uri.getRawUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw Failure.wrongUse("--server must be http:// or https:// with host and port, such as"
                + " https://option150.example:8082; got: " + url);
    }
}
