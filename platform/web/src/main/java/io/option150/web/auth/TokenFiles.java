package io.option150.web.auth;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the files with tokens hold.
 *
 * @param admin text of the admin's file
 * @param service text of the services' file
 * @param others text of the tokens file
 */
record TokenFiles(
        @Nullable String admin,
        @Nullable String service,
        @Nullable String others) {

    private static final int SHORTEST_TOKEN = 16;
    private static final int LONGEST_FILE_BYTES = 1 << 20;

    /**
     * Reads them. Blocks.
     *
     * @throws UncheckedIOException naming key and file, when one cannot be read
     * @throws IllegalStateException naming key, file and rule, when one is too long
     */
    static TokenFiles read(TokenSettings own, AuthSettings more) {
        return new TokenFiles(
                text("option150.tokens.admin-file", own.adminFile()),
                text("option150.tokens.service-file", own.serviceFile()),
                text("option150.auth.tokens-file", more.tokensFile()));
    }

    /**
     * The tokens in them.
     *
     * @throws IllegalStateException naming key, file, line and rule
     */
    TokenSet tokens(TokenSettings own, AuthSettings more) {
        return new TokenSet(
                token("option150.tokens.admin-file", own.adminFile(), admin),
                token("option150.tokens.service-file", own.serviceFile(), service),
                others == null ? List.of() : TokenFile.parse(more.tokensFile().orElseThrow(), others));
    }

    private static @Nullable String token(String key, Optional<Path> file, @Nullable String text) {
        if (text == null) {
            return null;
        }
        var token = text.strip();
        require(
                token.length() >= SHORTEST_TOKEN && token.chars().noneMatch(c -> c <= ' ' || c > '~'),
                key,
                file.orElseThrow(),
                "must hold one token of at least " + SHORTEST_TOKEN + " printable ASCII characters without blanks, has "
                        + token.length() + " characters");
        return token;
    }

    private static @Nullable String text(String key, Optional<Path> file) {
        if (file.isEmpty()) {
            return null;
        }
        try (InputStream in = Files.newInputStream(file.get())) {
            var bytes = in.readNBytes(LONGEST_FILE_BYTES + 1);
            require(
                    bytes.length <= LONGEST_FILE_BYTES,
                    key,
                    file.get(),
                    "must be at most " + LONGEST_FILE_BYTES + " bytes long");
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(key + ": " + file.get() + " cannot be read", e);
        }
    }

    private static void require(boolean holds, String key, Path file, String rule) {
        if (!holds) {
            throw new IllegalStateException(key + ": " + file + " " + rule);
        }
    }

    /** Shows no token. */
    @Override
    public String toString() {
        return "TokenFiles";
    }
}
