package io.option150.registry.session;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Where Grafana is, as people's browsers reach it. What is no such address ends the start with one line. */
@Startup
@Singleton
class GrafanaUrl {

    private final Optional<String> url;

    GrafanaUrl(ConsoleSettings settings) {
        this.url = settings.grafanaUrl().map(GrafanaUrl::checked);
    }

    /** Without a slash at its end; empty: there is none. */
    Optional<String> get() {
        return url;
    }

    static String checked(String text) {
        if (!isWeb(text)) {
            throw new IllegalArgumentException(
                    "option150.console.grafana-url must be an http or https URL with a host, without a user, query or fragment; got: "
                            + text.replaceFirst("//[^/]*@", "//***@"));
        }
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static boolean isWeb(String text) {
        try {
            var uri = new URI(text);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
        } catch (URISyntaxException none) {
            return false;
        }
    }
}
