package io.option150.registry.callmanager;

/**
 * What a call manager said.
 *
 * @param isTaken whether it passes the wish on, or the phone took it
 * @param text as it came, shortened
 */
public record Answer(boolean isTaken, String text) {

    private static final int LONGEST = 300;

    public Answer {
        var printable = new StringBuilder();
        text.strip()
                .codePoints()
                .limit(LONGEST)
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .forEach(printable::appendCodePoint);
        text = printable.toString();
    }
}
