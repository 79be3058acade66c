package io.option150.local.suite;

import io.option150.local.data.DataFolder;
import io.option150.local.data.ServiceMarks;
import io.option150.local.settings.ServiceName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One life of a service's JVM. What it prints goes to {@code logs/<service>.log}.
 *
 * @param process whose standard input this JVM holds open and never writes to, see {@code ServiceMain}
 */
record ServiceProcess(ServiceName service, Process process, ServiceMarks marks) {

    private static final long LOG_LIMIT_BYTES = 20_000_000;
    private static final Duration ORDERLY_END = Duration.ofSeconds(15);

    static Path log(DataFolder folder, ServiceName service) {
        return folder.logs().resolve(service.id() + ".log");
    }

    static ServiceProcess start(
            ServiceName service, DataFolder folder, List<String> command, Map<String, String> environment)
            throws IOException {
        Path log = log(folder, service);
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
            Files.move(log, log.resolveSibling(service.id() + ".1.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        ServiceMarks marks = new ServiceMarks(folder);
        marks.write(service, process.toHandle());
        return new ServiceProcess(service, process, marks);
    }

    /** Asks the service to end, waits, and in the end insists. */
    void stop() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(ORDERLY_END.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
        marks.remove(service);
    }
}
