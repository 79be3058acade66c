package io.option150.web.auth;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where the suite's own two tokens are. */
@ConfigMapping(prefix = "option150.tokens")
public interface TokenSettings {

    /** File with the admin's token, good for every call. Without it no call is let in as admin by it. */
    Optional<Path> adminFile();

    /** File with the services' token, which this service shows to others and takes from them; good for reading only. */
    Optional<Path> serviceFile();
}
