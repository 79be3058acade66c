package io.option150.local.command;

import java.util.List;

/** One command of the launcher. */
public interface Command {

    /** What {@code ./option150 <name> --help} prints. */
    List<String> help();

    /**
     * Runs it.
     *
     * @param arguments what follows its name
     * @return exit status: 0 when all went well
     * @throws UsageException if the arguments are not its own
     * @throws Exception whatever keeps it from its work; shown to the user as one line
     */
    int run(List<String> arguments) throws Exception;

    /** Refuses every argument. */
    default void takesNothing(List<String> arguments) throws UsageException {
        if (!arguments.isEmpty()) {
            throw new UsageException("unknown argument " + arguments.getFirst());
        }
    }
}
