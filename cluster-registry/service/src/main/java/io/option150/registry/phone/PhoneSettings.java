package io.option150.registry.phone;

import io.option150.web.settings.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much is kept of phones. */
@ConfigMapping(prefix = "option150.phones")
public interface PhoneSettings {

    /** How long what phones asked is kept; whole days (UTC) go at once. */
    @Range("1 to 90 days")
    @WithDefault("7d")
    Duration keep();

    /** Phones that are kept at the most; what edges tell of further ones is counted and dropped. */
    @Range("1000 to 10000000")
    @WithDefault("500000")
    int most();
}
