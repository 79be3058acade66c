package io.option150.edge.warm.play;

import io.option150.edge.EdgeSurroundings;
import io.option150.edge.tls.Made;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** HTTPS by a certificate out of files, and a warm-up. */
public final class WithCertificate implements QuarkusTestResourceLifecycleManager {

    private @Nullable Path folder;

    @Override
    public Map<String, String> start() {
        try {
            Path made = Files.createTempDirectory("option150-certificate");
            folder = made;
            Path certificate = made.resolve("certificate.pem");
            Path key = made.resolve("key.pem");
            Made.of(made, "edge").writePem(certificate, key);
            return Map.of(
                    // More than it takes: on a busy machine each front is to have its turn.
                    "option150.warm-up.limit", "30s",
                    "option150.https.port", "0",
                    "option150.https.soft-port", "0",
                    "option150.https.certificate-file", certificate.toString(),
                    "option150.https.key-file", key.toString());
        } catch (Exception e) {
            throw new IllegalStateException("the certificate cannot be made", e);
        }
    }

    @Override
    public void stop() {
        if (folder != null) {
            EdgeSurroundings.clear(folder);
        }
    }
}
