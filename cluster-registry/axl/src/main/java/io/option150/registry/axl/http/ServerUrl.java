package io.option150.registry.axl.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an admin types for a Unified CM: a host, {@code host:port}, {@code [IPv6]:port} or a URL. */
public final class ServerUrl {

    /** Where AXL and UDS answer. */
    private static final int PORT = 8443;

    private static final Pattern TYPED = Pattern.compile(
            "(?:https://)?(?<host>\\[[0-9A-Fa-f:.]+]|[^\\s/:?#@\\[\\]]+)(?::(?<port>[0-9]{1,5}))?(?:/(?:axl/?)?)?",
            Pattern.CASE_INSENSITIVE);

    private ServerUrl() {}

    /** The URL without a path; throws {@link IllegalArgumentException} with field, rule and value. */
    public static URI of(String typed) {
        Matcher parts = TYPED.matcher(typed);
        if (!parts.matches()) {
            throw unfit(typed);
        }
        String port = parts.group("port");
        int number = port == null ? PORT : Integer.parseInt(port);
        if (number < 1 || number > 65_535) {
            throw unfit(typed);
        }
        try {
            var url = new URI("https", null, parts.group("host"), number, null, null, null);
            if (url.getHost() == null) {
                throw unfit(typed);
            }
            return url;
        } catch (URISyntaxException _) {
            throw unfit(typed);
        }
    }

    private static IllegalArgumentException unfit(String typed) {
        return new IllegalArgumentException(
                "url is a host, host:port or https://host:port of a Unified CM, without user, path or query: " + typed);
    }
}
