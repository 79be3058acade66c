package io.option150.registry.device;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of an import as they arrive. A line that is too long for any device is cut, and never held whole. */
final class ImportLines {

    /** Characters a line may have. */
    static final int LONGEST = 1000;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /**
     * One line.
     *
     * @param number counted from 1
     * @param text without its end; cut when it is too long
     * @param tooLong whether it had more than {@link #LONGEST} characters
     */
    record Line(long number, String text, boolean tooLong) {}

    private final BufferedReader reader;
    private long number;

    ImportLines(InputStream body) {
        reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    /** The next line that is not blank; empty at the end. */
    Optional<Line> next() throws IOException {
        for (var line = read(); line.isPresent(); line = read()) {
            if (!line.get().text().isBlank()) {
                return line;
            }
        }
        return Optional.empty();
    }

    private Optional<Line> read() throws IOException {
        var text = new StringBuilder();
        boolean tooLong = false;
        int next = reader.read();
        if (next < 0) {
            return Optional.empty();
        }
        for (; next >= 0 && next != '\n'; next = reader.read()) {
            tooLong |= text.length() == LONGEST;
            if (!tooLong && next != BYTE_ORDER_MARK) {
                text.append((char) next);
            }
        }
        number++;
        return Optional.of(new Line(number, text.toString().strip(), tooLong));
    }
}
