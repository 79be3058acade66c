package io.option150.tftp.net;

/** Text from the wire made fit for a log line and for an ERROR packet. */
public final class Printable {
    /** Longest text kept: clients print it on a line, and some hold it in a small buffer. */
    private static final int LONGEST = 120;

    private Printable() {}

    /** The text with control characters replaced, cut to a line's length. */
    public static String of(String text) {
        return isPlain(text) ? text : made(text);
    }

    private static boolean isPlain(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        for (int at = 0; at < text.length(); at++) {
            if (Character.isISOControl(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static String made(String text) {
        String line = text.codePoints()
                .limit(LONGEST + 1)
                .map(each -> Character.isISOControl(each) ? '?' : each)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
