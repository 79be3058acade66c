package io.option150.registry.discovery;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** With a key file, changes looked at each second, and no run but those that are asked for. */
public class DiscoveryProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            var folder = Files.createTempDirectory("discovery");
            return Map.of(
                    "option150.discovery.key-file",
                            folder.resolve("registry.key").toString(),
                    "option150.discovery.every", "7d",
                    "option150.discovery.changes-every", "1s",
                    "option150.discovery.patience", "15s");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
