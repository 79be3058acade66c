package io.option150.local.suite;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The end of a log that another process writes. */
final class LogTail {

    private static final long MOST_BYTES = 256 * 1024;

    /** A line of a service's log, as in {@code 2026-01-31 12:00:00,000 WARN  [some.Class] (thread) what it says}. */
    private static final Pattern LINE = Pattern.compile("^\\S+ \\S+ +[A-Z]+ +\\[\\S+] \\([^)]*\\) (.*)$");

    private LogTail() {}

    /** Its length in bytes; 0 where there is none yet. */
    static long length(Path log) throws IOException {
        return Files.exists(log) ? Files.size(log) : 0;
    }

    /** What was written from a position on, at most its last 256 KiB. */
    static String since(Path log, long position) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(Math.min(position, file.length()), file.length() - MOST_BYTES);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** The message of the last line that a service logged. */
    static Optional<String> lastMessage(String said) {
        return said.lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .reduce((_, last) -> last)
                .map(line -> line.group(1));
    }
}
