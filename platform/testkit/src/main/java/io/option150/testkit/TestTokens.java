package io.option150.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Token files for a service under test.
 *
 * @param folder temporary folder that holds both files
 */
public record TestTokens(Path folder) {

    /** What a test sends as {@code Authorization: Bearer …} to be the admin. */
    public static final String ADMIN = "test-admin-token-0123456789abcdef0123456789abcdef";

    /** What a test sends to be another service: reading only. */
    public static final String SERVICE = "test-service-token-0123456789abcdef0123456789abcde";

    /** Writes both files into a new temporary folder. */
    public static TestTokens write() throws IOException {
        TestTokens tokens = new TestTokens(Files.createTempDirectory("option150-tokens"));
        Files.writeString(tokens.admin(), ADMIN + "\n");
        Files.writeString(tokens.service(), SERVICE + "\n");
        return tokens;
    }

    /** The configuration that makes a service accept the tokens. */
    public Map<String, String> config() {
        return Map.of(
                "option150.tokens.admin-file", admin().toString(),
                "option150.tokens.service-file", service().toString());
    }

    /** Removes the files and their folder. */
    public void delete() {
        try {
            Files.deleteIfExists(admin());
            Files.deleteIfExists(service());
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path admin() {
        return folder.resolve("admin-token");
    }

    private Path service() {
        return folder.resolve("service-token");
    }
}
