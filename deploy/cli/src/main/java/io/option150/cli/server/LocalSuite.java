package io.option150.cli.server;

import io.option150.cli.failure.Failure;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * The suite that {@code ./option150 up} runs on this machine: its ports and its admin's token, as they stand in its data folder.
 *
 * @param data the data folder
 * @param portOffset added to every port
 */
record LocalSuite(Path data, int portOffset) {

    private static final int ADMIN_PORT = 8082;

    /** The suite of this environment; a running one tells its own port offset. */
    static LocalSuite of(Map<String, String> environment, Path home) {
        var named = environment.getOrDefault("OPTION150_DATA", "");
        var data = named.isBlank() ? home.resolve(".option150") : Path.of(named);
        var told = new Properties();
        try (Reader reader = Files.newBufferedReader(data.resolve("run").resolve("suite"))) {
            told.load(reader);
        } catch (IOException noneRuns) {
            // Then the environment says where it would.
        }
        var offset = told.getProperty("port-offset", environment.getOrDefault("OPTION150_PORT_OFFSET", "0"));
        try {
            return new LocalSuite(data, Integer.parseInt(offset.isBlank() ? "0" : offset.strip()));
        } catch (NumberFormatException e) {
            throw Failure.wrongUse("OPTION150_PORT_OFFSET must be a whole number, not \"" + offset + "\"");
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + (ADMIN_PORT + portOffset));
    }

    Path tokenFile() {
        return data.resolve("admin-token");
    }

    /** The token, or what to do where there is none. */
    String token() {
        if (!Files.exists(tokenFile())) {
            throw Failure.unreachable("no suite was started on this machine yet (there is no " + tokenFile()
                    + "); ./option150 up starts one, --server names another");
        }
        return Tokens.of(tokenFile());
    }
}
