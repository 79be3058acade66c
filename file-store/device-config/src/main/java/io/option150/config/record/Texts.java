package io.option150.config.record;

/** What may stand in a record as text: what a line of XML can hold (XML 1.0, section 2.2). */
final class Texts {

    private static final int FIRST_PRINTABLE = 0x20;
    private static final int LAST_OF_PLANE = 0xFFFE;

    private Texts() {}

    /** Whether it is one line, without control characters, halves of letters, and what is no letter. */
    static boolean isPlain(String text) {
        return text.codePoints().allMatch(Texts::isPlain);
    }

    static boolean isPlain(int letter) {
        return letter >= FIRST_PRINTABLE
                && !Character.isISOControl(letter)
                && !(letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE)
                && (letter & LAST_OF_PLANE) != LAST_OF_PLANE
                && letter != '\u2028'
                && letter != '\u2029';
    }
}
