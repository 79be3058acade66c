package io.option150.cli.noun;

import picocli.CommandLine.Option;

/** Whether a command stays until what it told is done. */
public final class Following {

    @Option(names = "--no-wait", description = "do not wait until it is done")
    private boolean off;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = "how long to wait until it is done (${DEFAULT-VALUE})")
    private int seconds;

    boolean isOff() {
        return off;
    }

    int seconds() {
        return seconds;
    }
}
