package io.option150.local.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Environment variables that look like settings of ours and are none. */
public final class UnknownVariables {

    private static final String OURS = "OPTION150_";

    private UnknownVariables() {}

    /**
     * A line for each of them, with the setting that was probably meant. What the launcher and the help of its commands
     * speak of is known, and what a built service does.
     *
     * @param home root of the sources with their build
     */
    public static List<String> lines(Map<String, String> environment, Path home) throws IOException {
        Set<String> ours = new TreeSet<>(environment.keySet());
        ours.removeIf(name -> !name.startsWith(OURS));
        KeySet keys = new KeySet();
        addLaunchers(keys, home);
        ours.removeIf(keys::has);
        if (ours.isEmpty()) {
            return List.of();
        }
        KeySet all = KnownKeys.of(home);
        addLaunchers(all, home);
        return ours.stream()
                .filter(name -> !all.has(name))
                .map(name -> name + " is no setting and does nothing"
                        + all.nearest(name)
                                .map(near -> "; is " + near + " meant?")
                                .orElse("; docs/settings.md lists them"))
                .toList();
    }

    private static void addLaunchers(KeySet keys, Path home) throws IOException {
        Settings.KEYS.forEach(keys::add);
        addMentioned(keys, home.resolve("option150"));
        Path help = home.resolve("deploy/local/src/main/resources/help");
        if (Files.isDirectory(help)) {
            try (Stream<Path> texts = Files.list(help)) {
                for (Path text : texts.toList()) {
                    addMentioned(keys, text);
                }
            }
        }
    }

    private static void addMentioned(KeySet keys, Path text) throws IOException {
        if (Files.isRegularFile(text)) {
            keys.addMentioned(Files.readString(text));
        }
    }
}
