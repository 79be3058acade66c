package io.option150.local.suite;

import io.option150.local.data.DataFolder;
import io.option150.local.kafka.KafkaMain;
import io.option150.local.preflight.DiskCheck;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a part ended, as its log says it.
 *
 * @param reason one line
 * @param lasting whether it would end in the same way again: a setting is wrong
 */
record LastWords(String reason, boolean lasting) {

    private static final String DISK_FULL = "No space left on device";
    private static final String FAILED_START = "Failed to start application";

    private static final String FATAL = KafkaMain.FATAL;

    private static final Pattern NOT_CONVERTED = Pattern.compile(
            "The config property (\\S+) with the config value \"(.*?)\" threw an Exception whilst being converted (.*)");
    private static final Pattern NOT_OF_THESE =
            Pattern.compile("SRCFG00049: Cannot convert .* to enum .*, allowed values: (.*)");
    private static final Pattern NOT_LOADED = Pattern.compile("Failed to load config value of type .* for: (\\S+)");
    private static final Pattern NOT_VALID =
            Pattern.compile("Configuration validation failed:\\R\\s*[\\w.$]+: (?:SRCFG\\d+: )?(.*)");
    private static final Pattern CAUSE = Pattern.compile("(?m)^Caused by: ([\\w.$]+)(?:: (.*))?$");
    private static final Pattern OWN = Pattern.compile("(?m)^" + FATAL + "(.*)$");
    private static final Pattern SERVER = Pattern.compile("(?m)^.*(?:PANIC|FATAL): +(.*)$");
    private static final Pattern LOGGED =
            Pattern.compile("(?m)^\\S+ \\S+ +(?:ERROR|FATAL) +\\[\\S+] \\([^)]*\\) (.*)$");
    private static final Pattern A_KEY = Pattern.compile("^(?:option150|quarkus|kafka)\\.[\\w.\\-\\[\\]\"]+:? .*");

    /** Why a child process that has ended did so. */
    static LastWords of(ChildProcess ended, DataFolder folder) {
        try {
            return of(ended.said(), folder)
                    .orElse(lives("status " + ended.process().exitValue()));
        } catch (IOException e) {
            return lives("status " + ended.process().exitValue() + ", and its log can't be read: " + e.getMessage());
        }
    }

    /** The same of what it said; nothing where that tells no reason. */
    static Optional<LastWords> of(String said, DataFolder folder) throws IOException {
        Optional<String> full = said.contains(DISK_FULL)
                ? Optional.of(DISK_FULL + ": " + DiskCheck.free(folder.root()))
                : DiskCheck.shortage(folder.root());
        if (full.isPresent()) {
            return full.map(LastWords::lives);
        }
        return setting(said)
                .map(reason -> new LastWords(reason, true))
                .or(() -> last(OWN.matcher(said), 1).map(LastWords::lives))
                .or(() -> failedStart(said))
                .or(() -> last(SERVER.matcher(said), 1).map(LastWords::lives))
                .or(() -> last(LOGGED.matcher(said), 1).map(LastWords::lives));
    }

    private static LastWords lives(String reason) {
        return new LastWords(reason, false);
    }

    /** A value that is of another type than its key, told by key, rule and value. */
    private static Optional<String> setting(String said) {
        Matcher converted = NOT_CONVERTED.matcher(said);
        if (converted.find()) {
            Matcher allowed = NOT_OF_THESE.matcher(converted.group(3));
            return Optional.of(
                    allowed.find()
                            ? "%s must be one of %s, not \"%s\""
                                    .formatted(converted.group(1), allowed.group(1), converted.group(2))
                            : "%s can't be \"%s\": %s"
                                    .formatted(converted.group(1), converted.group(2), converted.group(3)));
        }
        return first(NOT_LOADED.matcher(said))
                .map(key -> key + " has a value that it can't have")
                .or(() -> first(NOT_VALID.matcher(said)));
    }

    private static Optional<LastWords> failedStart(String said) {
        int from = said.lastIndexOf(FAILED_START);
        if (from < 0) {
            return Optional.empty();
        }
        Matcher cause = CAUSE.matcher(said.substring(from));
        Optional<String> deepest = Optional.empty();
        while (cause.find()) {
            String type = cause.group(1).substring(cause.group(1).lastIndexOf('.') + 1);
            deepest = Optional.of(cause.group(2) == null ? type : cause.group(2));
        }
        return deepest.map(reason -> new LastWords(reason, A_KEY.matcher(reason).matches()));
    }

    private static Optional<String> first(Matcher matcher) {
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Optional<String> last(Matcher matcher, int group) {
        Optional<String> last = Optional.empty();
        while (matcher.find()) {
            last = Optional.of(matcher.group(group));
        }
        return last;
    }
}
