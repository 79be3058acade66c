package io.option150.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One run of the launcher to its end, as a user sees it. */
final class Launcher {

    /**
     * How a run ended.
     *
     * @param said both streams
     */
    record Ended(int status, String said) {}

    private Launcher() {}

    static Ended run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> words =
                new ArrayList<>(List.of(Path.of("../../option150").toRealPath().toString()));
        words.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        OwnEnvironment.set(builder, environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }
}
