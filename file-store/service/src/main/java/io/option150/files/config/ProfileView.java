package io.option150.files.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.option150.config.record.RefusedRecord;
import io.option150.files.check.FindingView;
import io.option150.files.record.KeptProfile;
import io.option150.files.record.Stored;
import io.option150.files.render.RenderFindings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A profile as it is told. What is empty is inherited.
 *
 * @param fields values by path, secrets as {@code ***}
 * @param template of a site's own; empty: inherited, or the shipped one
 * @param version counts its changes from 1
 * @param sequence of its last change; its ETag
 * @param modified when that was
 * @param who made it
 * @param findings why no phone that inherits from it can have files, as long as it stands so; left out: nothing speaks against it
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
        String template,
        long version,
        long sequence,
        Instant modified,
        String who,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FindingView> findings) {

    /** Of one in a list, where it is not looked at closely. */
    static ProfileView brief(Stored<KeptProfile> profile) {
        return of(profile, profile.value().closed(), false);
    }

    static ProfileView of(Stored<KeptProfile> profile, boolean isShown) {
        return of(profile, profile.value().refused(), isShown);
    }

    private static ProfileView of(Stored<KeptProfile> profile, Optional<RefusedRecord> refused, boolean isShown) {
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
                settings.template(),
                profile.version(),
                profile.sequence(),
                profile.modified(),
                profile.who(),
                refused.map(RenderFindings::of).orElse(List.of()));
    }
}
