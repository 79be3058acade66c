package io.option150.web;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where the tokens are that calls must bear. */
@ConfigMapping(prefix = "option150.tokens")
public interface TokenSettings {

    /** File with the admin's token, good for every call. Without it no call is let in as admin. */
    Optional<Path> adminFile();

    /** File with the services' token, good for reading and signing (GET and HEAD) only. */
    Optional<Path> serviceFile();
}
