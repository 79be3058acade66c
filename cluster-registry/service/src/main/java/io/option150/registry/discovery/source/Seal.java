package io.option150.registry.discovery.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.option150.registry.discovery.DiscoverySettings;
import io.option150.seal.DoesNotOpen;
import io.option150.seal.KeyFile;
import io.option150.web.Problem;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Optional;

/**
 * Seals passwords, each for one purpose: it opens for no other. The key's file is read whenever something is sealed or opened,
 * which is seldom: the key stays nowhere. It blocks.
 */
@Singleton
class Seal {

    private static final String SETTING = "option150.discovery.key-file";

    private final Optional<KeyFile> file;

    Seal(DiscoverySettings settings) {
        this.file = settings.keyFile().map(path -> new KeyFile(path, SETTING, "passwords in the database"));
    }

    /** Something sealed does not open; {@link #getMessage} says why, for an admin. */
    static final class UnopenedException extends Exception {
        private static final long serialVersionUID = 1L;

        UnopenedException(String why, Throwable cause) {
            super(why, cause);
        }
    }

    /** Base64 of what is sealed; fails with 409 where there is no key file, or it is not fit. */
    String seal(String text, String purpose) {
        var key = file.orElseThrow(() -> Problem.conflict("No password can be kept: set " + SETTING
                        + " to a file, which is made where it is not there, and is the same for all copies.")
                .exception());
        try {
            return Base64.getEncoder().encodeToString(key.readOrMake().seal(text.getBytes(UTF_8), purpose));
        } catch (ConfigurationException unfit) {
            throw Problem.conflict("No password can be kept: " + unfit.getMessage())
                    .exception();
        }
    }

    /** What {@link #seal} was given. */
    String open(String sealed, String purpose) throws UnopenedException {
        var key = file.orElseThrow(() -> new UnopenedException(
                "its password cannot be opened: " + SETTING + " is not set", new IllegalStateException()));
        try {
            return new String(key.read().open(Base64.getDecoder().decode(sealed), purpose), UTF_8);
        } catch (DoesNotOpen wrong) {
            throw new UnopenedException(
                    "its password was sealed under another key than that of " + SETTING + "; give it again", wrong);
        } catch (ConfigurationException | IllegalArgumentException failed) {
            throw new UnopenedException("its password cannot be opened: " + failed.getMessage(), failed);
        }
    }
}
