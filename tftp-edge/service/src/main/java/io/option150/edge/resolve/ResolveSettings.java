package io.option150.edge.resolve;

import io.option150.web.settings.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How questions are answered. */
@ConfigMapping(prefix = "option150.resolve")
public interface ResolveSettings {

    /** Longest wait for remote clusters; the best answer so far wins then (RES-4). */
    @Range("10 ms to 1 min")
    @WithDefault("1500ms")
    Duration deadline();

    /** How long the address of a phone stands for the device it asked for (RES-8). */
    @Range("1 s to 24 h")
    @WithDefault("10m")
    Duration rememberAsker();

    /** Client addresses remembered at most (RES-8). */
    @Range("1 to 10000000")
    @WithDefault("100000")
    int askers();

    /** How long a peer's own question for a name that nobody had is not passed on (RES-6). */
    @Range("1 s to 10 min")
    @WithDefault("10s")
    Duration loopGuard();

    /** How often a TFTP client is met with silence before it gets ERROR 0 (RES-5). */
    @Range("0 to 100")
    @WithDefault("2")
    int silentTries();
}
