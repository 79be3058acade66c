package io.option150.local.suite;

import io.option150.embedded.EmbeddedPostgres;
import io.option150.local.data.DataFolder;
import io.option150.local.data.ProcessMarks;
import io.option150.local.data.RunningSuite;
import io.option150.local.settings.ServiceName;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Processes of a suite that was killed. Its services and its Kafka end by themselves, its PostgreSQL does not; only what is proven to
 * be of this data folder is touched. To be called by the holder of the folder's lock.
 */
public final class Leftovers {

    private static final Duration ORDERLY_END = Duration.ofSeconds(10);

    private Leftovers() {}

    /** Stops what is left and returns the names of what that was. */
    public static List<String> stop(DataFolder folder) throws IOException, InterruptedException {
        List<String> stopped = new ArrayList<>();
        ProcessMarks marks = new ProcessMarks(folder);
        for (String part : parts()) {
            Optional<ProcessHandle> left = marks.read(part);
            if (left.isPresent()) {
                stop(left.get());
                stopped.add(part);
            }
            marks.remove(part);
        }
        if (EmbeddedPostgres.serverOf(folder.postgres()).isPresent()) {
            stopped.add("PostgreSQL");
        }
        EmbeddedPostgres.stopServerOf(folder.postgres());
        RunningSuite.remove(folder);
        return stopped;
    }

    /** The services before what they need. */
    private static List<String> parts() {
        return Stream.concat(Arrays.stream(ServiceName.values()).map(ServiceName::id), Stream.of(KafkaProcess.PART))
                .toList();
    }

    private static void stop(ProcessHandle process) throws InterruptedException {
        process.destroy();
        try {
            process.onExit().get(ORDERLY_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
