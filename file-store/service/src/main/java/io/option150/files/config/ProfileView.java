package io.option150.files.config;

import io.option150.config.record.Profile;
import io.option150.files.record.Stored;
import java.time.Instant;
import java.util.Map;

/**
 * A profile as it is told. What is empty is inherited.
 *
 * @param fields values by path, secrets as {@code ***}
 * @param version counts its changes from 1
 * @param sequence of its last change; its ETag
 * @param modified when that was
 * @param who made it
 */
record ProfileView(
        String name,
        String parent,
        String model,
        String protocol,
        String load,
        String callManagerGroup,
        Map<String, String> fields,
        String overrides,
        long version,
        long sequence,
        Instant modified,
        String who) {

    static ProfileView of(Stored<Profile> profile, boolean isShown) {
        var settings = profile.value().settings();
        return new ProfileView(
                profile.value().name(),
                profile.value().parent(),
                settings.model(),
                settings.protocol(),
                settings.load(),
                settings.callManagerGroup(),
                Masks.fields(settings.fields(), isShown),
                settings.overrides(),
                profile.version(),
                profile.sequence(),
                profile.modified(),
                profile.who());
    }
}
