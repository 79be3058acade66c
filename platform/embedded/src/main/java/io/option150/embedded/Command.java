package io.option150.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs one short command of PostgreSQL to its end. */
final class Command {

    private Command() {}

    /** How a command ended: exit status and what it printed, both streams together. */
    record Outcome(int status, String output) {

        boolean ok() {
            return status == 0;
        }
    }

    /**
     * Runs a command and waits for its end, at most {@code seconds}; a command that takes longer is killed.
     *
     * @param scratch folder for the command's output. It goes to a file and not to a pipe, because the postmaster would
     *     inherit the pipe's end and keep a reader waiting for as long as it lives.
     */
    static Outcome run(Path scratch, int seconds, List<String> words) throws IOException, InterruptedException {
        Path output = Files.createTempFile(scratch, "command", ".out");
        try {
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            try {
                if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                    throw new BackendException(words.getFirst() + " took longer than " + seconds + " s");
                }
            } finally {
                // Of one that has ended nothing is left to end.
                process.destroyForcibly();
            }
            return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
