package io.option150.config.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The text of a file.
 *
 * @param value its lines end in {@code \n}, whatever they ended in
 * @param coding UTF-8 unless the XML declaration says ISO-8859-1 or US-ASCII
 * @param hasByteOrderMark whether it began with a UTF-8 byte order mark, which is left out of the text
 */
public record ConfigText(String value, Charset coding, boolean hasByteOrderMark) {

    /** Largest file read, in bytes. The largest of Unified CM's have 30 KB. */
    public static final int MAX_BYTES = 1 << 20;

    /** Most lines of a file of lines; those of 7940 and 7960 phones have 100. */
    public static final int MAX_LINES = 10_000;

    private static final Pattern DECLARED =
            Pattern.compile("\\s*<\\?xml[^>]{0,100}?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");
    private static final int DECLARATION_BYTES = 200;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /**
     * Reads bytes as text.
     *
     * @throws MalformedConfig when they are more than {@link #MAX_BYTES}, or not of the coding
     */
    public static ConfigText of(byte[] bytes) throws MalformedConfig {
        if (bytes.length > MAX_BYTES) {
            throw new MalformedConfig(Fault.TOO_LARGE, Place.START, List.of());
        }
        var coding = coding(bytes);
        var text = normalised(decoded(bytes, coding));
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return new ConfigText(marked ? text.substring(1) : text, coding, marked);
    }

    /**
     * Lines of the text, without their ends.
     *
     * @throws MalformedConfig when they are more than {@link #MAX_LINES}
     */
    public List<String> lines() throws MalformedConfig {
        var lines = List.of(value.split("\n", MAX_LINES + 2));
        // What follows the last end of a line is no line unless there is something.
        if (lines.size() > MAX_LINES + 1
                || (lines.size() > MAX_LINES && !lines.getLast().isEmpty())) {
            throw new MalformedConfig(Fault.TOO_LARGE, new Place(MAX_LINES + 1, 1), List.of());
        }
        return lines;
    }

    private static Charset coding(byte[] bytes) throws MalformedConfig {
        var start = new String(bytes, 0, Math.min(bytes.length, DECLARATION_BYTES), StandardCharsets.ISO_8859_1);
        var declared = DECLARED.matcher(start.startsWith("\u00EF\u00BB\u00BF") ? start.substring(3) : start);
        if (!declared.lookingAt()) {
            return StandardCharsets.UTF_8;
        }
        return switch (declared.group(1).toUpperCase(Locale.ROOT)) {
            case "UTF-8", "UTF8" -> StandardCharsets.UTF_8;
            case "ISO-8859-1" -> StandardCharsets.ISO_8859_1;
            case "US-ASCII" -> StandardCharsets.US_ASCII;
            default -> throw new MalformedConfig(Fault.ENCODING, Place.START, List.of());
        };
    }

    private static String decoded(byte[] bytes, Charset coding) throws MalformedConfig {
        var decoder = coding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var from = ByteBuffer.wrap(bytes);
        // No coding here makes more characters than it has bytes.
        var into = CharBuffer.allocate(bytes.length);
        boolean isBroken = decoder.decode(from, into, true).isError();
        var text = into.flip().toString();
        if (isBroken) {
            var before = normalised(text);
            throw new MalformedConfig(Fault.ENCODING, new Places(before).of(before.length()), List.of());
        }
        return text;
    }

    private static String normalised(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
