package io.option150.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * Token files for a service under test.
 *
 * @param folder temporary folder that holds the files
 */
public record TestTokens(Path folder) {

    /** What a test sends as {@code Authorization: Bearer …} to be the admin. */
    public static final String ADMIN = "test-admin-token-0123456789abcdef0123456789abcdef";

    /** What a test sends to be another service: reading only. */
    public static final String SERVICE = "test-service-token-0123456789abcdef0123456789abcde";

    /** What a test sends to be somebody who may read. */
    public static final String VIEWER = "test-viewer-token-0123456789abcdef0123456789abcdef";

    /** What a test sends to be somebody who may do the daily work. */
    public static final String OPERATOR = "test-operator-token-0123456789abcdef0123456789abcd";

    /** Writes the files into a new temporary folder. */
    public static TestTokens write() throws IOException {
        TestTokens tokens = new TestTokens(Files.createTempDirectory("option150-tokens"));
        Files.writeString(tokens.admin(), ADMIN + "\n");
        Files.writeString(tokens.service(), SERVICE + "\n");
        Files.writeString(tokens.others(), line("viv", "viewer", VIEWER) + line("otto", "operator", OPERATOR));
        return tokens;
    }

    /** The configuration that makes a service accept the tokens. */
    public Map<String, String> config() {
        return Map.of(
                "option150.tokens.admin-file", admin().toString(),
                "option150.tokens.service-file", service().toString(),
                "option150.auth.tokens-file", others().toString());
    }

    /** Removes the files and their folder. */
    public void delete() {
        try {
            Files.deleteIfExists(admin());
            Files.deleteIfExists(service());
            Files.deleteIfExists(others());
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line of a tokens file. */
    public static String line(String name, String role, String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
            return name + " " + role + " " + HexFormat.of().formatHex(digest) + "\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private Path admin() {
        return folder.resolve("admin-token");
    }

    private Path service() {
        return folder.resolve("service-token");
    }

    private Path others() {
        return folder.resolve("tokens");
    }
}
