package io.option150.outbox;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.net.URI;

/** Ends the start with one clear line for what no {@link io.option150.web.settings.Range} says. */
@Startup
@Singleton
public class OutboxSettingsCheck {

    private static final String PREFIX = "option150.outbox.";

    public OutboxSettingsCheck(OutboxSettings settings) {
        check(settings);
    }

    static void check(OutboxSettings settings) {
        require("source", isUri(settings.source()), "must be a URI reference", settings.source());
        require("topics", !settings.topics().isEmpty(), "must name at least one topic", settings.topics());
        require(
                "replication-factor",
                settings.replicationFactor() == -1 || settings.replicationFactor() >= 1,
                "must be -1, or 1 or more",
                settings.replicationFactor());
    }

    private static boolean isUri(String text) {
        try {
            return !URI.create(text).toString().isBlank();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void require(String key, boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(PREFIX + key + " " + rule + "; got: " + value);
        }
    }
}
