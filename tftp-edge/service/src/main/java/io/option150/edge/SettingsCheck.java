package io.option150.edge;

import io.option150.edge.front.tftp.TftpSettings;
import io.option150.tftp.protocol.option.OptionNames;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Ends the start with one clear line for what no {@link io.option150.web.settings.Range} says. */
@Startup(1)
@Singleton
public class SettingsCheck {

    /** Options that we know: another name would be refused anyway, and is a slip of the pen here. */
    private static final List<String> OPTIONS =
            List.of(OptionNames.BLKSIZE, OptionNames.TIMEOUT, OptionNames.TSIZE, OptionNames.WINDOWSIZE);

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    SettingsCheck(TftpSettings tftp) {
        tftp.refusedOptions().ifPresent(SettingsCheck::options);
        timeout("timeout-ceiling", tftp.timeoutCeiling(), LONGEST);
        timeout("timeout-floor", tftp.timeoutFloor(), tftp.timeoutCeiling());
    }

    private static void timeout(String key, Duration value, Duration most) {
        if (value.compareTo(SHORTEST) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("option150.tftp.%s must be 1 ms to %d ms; got: %d ms"
                    .formatted(key, most.toMillis(), value.toMillis()));
        }
    }

    private static void options(Set<String> refused) {
        for (String option : refused) {
            if (!OPTIONS.contains(option)) {
                throw new IllegalArgumentException(
                        "option150.tftp.refused-options must be of " + OPTIONS + "; got: " + option);
            }
        }
    }
}
