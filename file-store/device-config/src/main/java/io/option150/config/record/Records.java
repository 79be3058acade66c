package io.option150.config.record;

import java.util.Optional;

/** The records that others name. */
public interface Records {

    Optional<Profile> profile(String name);

    Optional<CallManagerGroup> callManagerGroup(String name);

    /** A site's own template; of records that know none, there is none. */
    default Optional<OwnTemplate> template(String name) {
        return Optional.empty();
    }
}
