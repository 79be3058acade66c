package io.option150.files.record;

import io.option150.config.record.Profile;
import io.option150.config.record.RefusedRecord;
import io.option150.config.record.Settings;
import java.util.Optional;

/**
 * A profile as it is kept.
 *
 * @param settings without secrets where these do not open
 * @param closed why secrets do not open; empty: they do, or there are none
 */
public record KeptProfile(String name, String parent, Settings settings, Optional<RefusedRecord> closed)
        implements Kept<Profile> {

    @Override
    public Profile record() {
        closed.ifPresent(why -> {
            throw why;
        });
        return new Profile(name, parent, settings);
    }
}
