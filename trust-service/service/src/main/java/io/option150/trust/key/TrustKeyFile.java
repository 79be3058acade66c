package io.option150.trust.key;

import io.option150.seal.KeyFile;
import io.option150.trust.TrustSettings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/** Where the key lies under which private keys are sealed. */
public final class TrustKeyFile {

    private TrustKeyFile() {}

    @Produces
    @Singleton
    static KeyFile of(TrustSettings settings) {
        return at(settings.keyFile());
    }

    /** The one of this name. */
    public static KeyFile at(Path path) {
        return new KeyFile(path, "option150.trust.key-file", "the private keys in the database");
    }
}
