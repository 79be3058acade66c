package io.option150.local.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The help on the commands: files, since the launcher shows them before anything is built. */
public final class HelpText {

    private HelpText() {}

    /** The lines of a command's help. */
    public static List<String> of(String command) {
        try (InputStream text = Objects.requireNonNull(
                HelpText.class.getResourceAsStream("/help/" + command + ".txt"), "every command has its help")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
