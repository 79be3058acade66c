package io.option150.web.auth;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a tokens file: a line for each token, of a name, a role of {@link Roles} and the SHA-256 of the token as 64 hex
 * digits, parted by blanks. Empty lines and those that begin with {@code #} are passed over. A name may stand on several
 * lines, each with a token of its own: so tokens are changed.
 */
final class TokenFile {

    /** More lines than this hold no team, and each call is compared with all of them. */
    static final int MAX_TOKENS = 1000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@-]{1,64}");
    private static final Pattern SHA256 = Pattern.compile("[0-9A-Fa-f]{64}");
    private static final Pattern BLANKS = Pattern.compile("[ \t]+");

    private final Path file;
    private final List<KnownToken> tokens = new ArrayList<>();

    private TokenFile(Path file) {
        this.file = file;
    }

    /**
     * The tokens that the file's text tells.
     *
     * @throws IllegalStateException naming file, line and rule; the SHA-256 itself is not shown
     */
    static List<KnownToken> parse(Path file, String text) {
        var reader = new TokenFile(file);
        int number = 0;
        for (var line : text.lines().toList()) {
            number++;
            var told = line.strip();
            if (!told.isEmpty() && !told.startsWith("#")) {
                reader.take(number, told);
            }
        }
        return List.copyOf(reader.tokens);
    }

    private void take(int line, String told) {
        var parts = BLANKS.split(told, -1);
        require(
                line,
                parts.length == 3,
                "must be a name, a role and a SHA-256, parted by blanks; has " + parts.length + " parts");
        require(line, NAME.matcher(parts[0]).matches(), "name: must be 1 to 64 letters, digits, '.', '_', '-', '@'");
        require(line, !parts[0].equals(Author.SELF), "name: must not be that of the suite itself, " + Author.SELF);
        require(line, Roles.ALL.contains(parts[1]), "role: must be one of " + Roles.ALL + "; got: " + parts[1]);
        require(
                line,
                SHA256.matcher(parts[2]).matches(),
                "SHA-256: must be 64 hex digits; has " + parts[2].length() + " characters");
        var token =
                new KnownToken(new Caller(parts[0], parts[1]), HexFormat.of().parseHex(parts[2]));
        require(line, tokens.stream().noneMatch(token::isSameToken), "SHA-256: must stand in one line only");
        require(line, tokens.size() < MAX_TOKENS, "must be one of at most " + MAX_TOKENS + " tokens");
        tokens.add(token);
    }

    private void require(int line, boolean holds, String rule) {
        if (!holds) {
            throw new IllegalStateException("option150.auth.tokens-file: " + file + ", line " + line + ": " + rule);
        }
    }
}
