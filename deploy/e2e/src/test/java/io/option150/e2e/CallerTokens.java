package io.option150.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Tokens of the roles below the admin's, which a suite is told of when it starts. */
final class CallerTokens {

    private CallerTokens() {}

    /** Writes their file below {@code target}; the environment by which a suite reads it. */
    static Map<String, String> settings() throws IOException {
        Files.createDirectories(Path.of("target"));
        var file = Path.of("target/caller-tokens").toAbsolutePath();
        Files.writeString(file, line("viewer") + line("operator"));
        return Map.of("OPTION150_AUTH_TOKENS_FILE", file.toString());
    }

    /** That of a role. */
    static String of(String role) {
        return "e2e-" + role + "-0123456789abcdef0123456789abcdef";
    }

    private static String line(String role) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256").digest(of(role).getBytes(UTF_8));
            return "e2e-" + role + " " + role + " " + HexFormat.of().formatHex(sha256) + "\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
