package io.option150.registry.push;

import io.option150.registry.callmanager.AskedPhone;
import io.option150.web.Violation;
import java.util.Locale;
import java.util.regex.Pattern;

/** What call managers call phones. */
final class Endpoints {

    private static final Pattern MAC = Pattern.compile(".*?([0-9A-F]{12})");
    private static final Pattern NAME = Pattern.compile(AskedPhone.NAME);

    private Endpoints() {}

    /**
     * A phone's.
     *
     * @param template of the cluster's target
     * @param given of the call; empty: the template's
     */
    static String of(String template, String given, String device) {
        if (!given.isEmpty()) {
            return given;
        }
        var mac = MAC.matcher(device);
        var endpoint = template.replace("{device}", device)
                .replace("{mac}", mac.matches() ? mac.group(1).toLowerCase(Locale.ROOT) : "{mac}");
        if (!NAME.matcher(endpoint).matches()) {
            throw new Violation(
                            "endpoint",
                            "must be given: what the push target of the cluster says ('" + template
                                    + "') is no name of this phone",
                            endpoint)
                    .exception();
        }
        return endpoint;
    }
}
