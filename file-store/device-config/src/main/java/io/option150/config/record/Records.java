package io.option150.config.record;

import java.util.Optional;

/** The records that others name. */
public interface Records {

    Optional<Profile> profile(String name);

    Optional<CallManagerGroup> callManagerGroup(String name);
}
