package io.option150.local.suite;

import io.option150.local.data.DataFolder;
import io.option150.local.data.ProcessMarks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One life of a part that runs in a JVM of its own. What it prints goes to {@code logs/<part>.log}.
 *
 * @param process whose standard input this JVM holds open and never writes to, see {@code SuiteEnd}
 * @param logBegan length of the log when this life began, in bytes
 */
record ChildProcess(String part, Process process, ProcessMarks marks, Path log, long logBegan) {

    private static final long LOG_LIMIT_BYTES = 20_000_000;
    private static final Duration ORDERLY_END = Duration.ofSeconds(15);

    /** Of a JVM that writes down at its end what it learned. */
    private static final Duration LEARNED_END = Duration.ofSeconds(60);

    /** A part that says nothing to the suite: both of its streams go to its log. */
    static ChildProcess start(String part, DataFolder folder, List<String> command, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return start(part, folder, builder, builder::redirectOutput);
    }

    /** A part whose standard output is for the suite to read. */
    static ChildProcess startTalking(String part, DataFolder folder, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        return start(part, folder, builder, builder::redirectError);
    }

    /** Where its log goes to. */
    @FunctionalInterface
    private interface Log {
        void to(ProcessBuilder.Redirect file);
    }

    private static ChildProcess start(String part, DataFolder folder, ProcessBuilder builder, Log output)
            throws IOException {
        Path log = folder.logs().resolve(part + ".log");
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
            Files.move(log, log.resolveSibling(part + ".1.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        output.to(ProcessBuilder.Redirect.appendTo(log.toFile()));
        long logBegan = LogTail.length(log);
        Process process = builder.directory(folder.root().toFile()).start();
        ProcessMarks marks = new ProcessMarks(folder);
        ChildProcess child = new ChildProcess(part, process, marks, log, logBegan);
        try {
            marks.write(part, process.toHandle());
        } catch (IOException e) {
            // Nobody would know of it after this suite was killed.
            process.destroyForcibly();
            throw e;
        }
        return child;
    }

    /** What it has printed so far; of much the end. */
    String said() throws IOException {
        return LogTail.since(log, logBegan);
    }

    private static Duration orderlyEnd() {
        return Boolean.getBoolean("option150.aot.learn") ? LEARNED_END : ORDERLY_END;
    }

    /** Asks it to end, waits, and in the end insists. */
    void stop() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(orderlyEnd().toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
        marks.remove(part);
    }
}
