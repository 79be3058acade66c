package io.option150.cli.server;

import io.option150.cli.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Reads tokens. */
final class Tokens {

    /** RFC 6750, section 2.1. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private Tokens() {}

    /** The token in a file. */
    static String of(Path file) {
        try {
            return checked(Files.readString(file).strip(), "the file " + file);
        } catch (IOException e) {
            throw Failure.wrongUse("the token's file " + file + " cannot be read: " + e.getMessage());
        }
    }

    /** A token, or the name of a file that has it, as {@code OPTION150_TOKEN} gives it. */
    static String ofVariable(String value) {
        var text = value.strip();
        boolean looksLikeAPath = text.startsWith("./") || text.startsWith("../");
        try {
            var file = Path.of(text);
            if (Files.isRegularFile(file)) {
                return of(file);
            }
            // A token may begin with a slash.
            var folder = file.getParent();
            looksLikeAPath |= folder != null && folder.getNameCount() > 0 && Files.isDirectory(folder);
        } catch (InvalidPathException noPath) {
            // Then it is a token.
        }
        if (looksLikeAPath) {
            // Not told: it may be a token after all.
            throw Failure.wrongUse("OPTION150_TOKEN looks like the path of a file, and there is no such file");
        }
        return checked(text, "OPTION150_TOKEN");
    }

    private static String checked(String token, String where) {
        if (!TOKEN.matcher(token).matches()) {
            throw Failure.wrongUse(where + " must hold one token of letters, digits and . _ ~ + / - (RFC 6750)");
        }
        return token;
    }
}
