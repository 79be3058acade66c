package io.option150.cli.call;

import io.option150.cli.failure.Exit;
import io.option150.cli.failure.Failure;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Shows what changes, again and again, until Ctrl-C. */
public final class Watch {

    private final Surroundings surroundings;

    @Option(names = "--watch", description = "show it again and again, until Ctrl-C")
    private boolean watch;

    @Option(names = "--every", paramLabel = "SECONDS", description = "how often (${DEFAULT-VALUE})", defaultValue = "2")
    private int seconds;

    public Watch(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Does it once, or as often as is asked for. */
    public int over(Runnable show) {
        if (seconds < 1 || seconds > 3_600) {
            throw Failure.wrongUse("--every must be 1 to 3600 seconds, not " + seconds);
        }
        if (!watch) {
            show.run();
            return Exit.DONE;
        }
        for (; ; ) {
            if (surroundings.terminal().out()) {
                // To the upper left, all below it gone.
                surroundings.out().print("\u001b[H\u001b[2J");
            }
            show.run();
            surroundings.out().flush();
            try {
                Thread.sleep(Duration.ofSeconds(seconds));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Failure.refused("interrupted");
            }
        }
    }
}
