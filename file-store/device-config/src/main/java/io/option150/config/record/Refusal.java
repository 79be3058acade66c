package io.option150.config.record;

/**
 * Why a record is refused.
 *
 * @param field in the record: {@code lines[0].number}
 * @param rule that it breaks, as the rest of a sentence that begins with the field
 * @param value what stands there, shortened; never a secret
 */
public record Refusal(String field, String rule, String value) {

    private static final int LONGEST_VALUE = 100;

    public Refusal {
        value = printable(value);
    }

    private static String printable(String value) {
        var shown = new StringBuilder();
        value.codePoints().limit(LONGEST_VALUE).forEach(it -> shown.appendCodePoint(Texts.isPlain(it) ? it : '?'));
        return value.codePointCount(0, value.length()) > LONGEST_VALUE
                ? shown.append('…').toString()
                : shown.toString();
    }
}
