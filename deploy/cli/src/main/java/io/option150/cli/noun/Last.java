package io.option150.cli.noun;

import io.option150.cli.failure.Failure;
import picocli.CommandLine.Option;

/** How many of a list's latest entries are shown. */
public final class Last {

    private static final int MOST = 1_000;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "20",
            description = "how many, up to 1000 (${DEFAULT-VALUE})")
    private int count;

    /**
     * 1 to 1000.
     *
     * @throws Failure for any other number
     */
    int count() {
        if (count < 1 || count > MOST) {
            throw Failure.wrongUse("--last must be 1 to " + MOST + ", not " + count);
        }
        return count;
    }
}
