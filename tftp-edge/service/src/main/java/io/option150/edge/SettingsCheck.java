package io.option150.edge;

import io.option150.edge.front.tftp.TftpSettings;
import io.option150.tftp.protocol.option.OptionNames;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Ends the start with one clear line for what no {@link io.option150.web.settings.Range} says. */
@Startup(1)
@Singleton
public class SettingsCheck {

    /** Options that we know: another name would be refused anyway, and is a slip of the pen here. */
    private static final List<String> OPTIONS =
            List.of(OptionNames.BLKSIZE, OptionNames.TIMEOUT, OptionNames.TSIZE, OptionNames.WINDOWSIZE);

    SettingsCheck(TftpSettings tftp) {
        tftp.refusedOptions().ifPresent(SettingsCheck::options);
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
