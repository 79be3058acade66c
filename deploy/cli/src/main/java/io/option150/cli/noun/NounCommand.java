package io.option150.cli.noun;

import picocli.CommandLine.Option;

/** What all nouns have in common. */
abstract class NounCommand {

    /** Stands before the examples of a verb. */
    static final String EXAMPLES = "%nExamples:%n";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this")
    boolean help;
}
