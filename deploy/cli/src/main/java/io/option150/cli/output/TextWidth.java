package io.option150.cli.output;

/** How many columns of a terminal a text takes: Chinese, Japanese and Korean letters take two, marks on letters none. */
final class TextWidth {

    /** First and last code points of blocks whose letters are wide (Unicode, UAX 11: W and F), in order. */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x2E80, 0x303E, 0x3041, 0x33FF, 0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0xA000, 0xA4CF, 0xA960, 0xA97F,
        0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE30, 0xFE6F, 0xFF00, 0xFF60, 0xFFE0, 0xFFE6, 0x1F300, 0x1F64F, 0x1F900,
        0x1F9FF, 0x20000, 0x3FFFD
    };

    private static final String CUT = "…";

    private TextWidth() {}

    static int of(String text) {
        return text.codePoints().map(TextWidth::of).sum();
    }

    /** The text, or as much of it as fits with an ellipsis. */
    static String cut(String text, int width) {
        if (of(text) <= width) {
            return text;
        }
        var kept = new StringBuilder();
        int used = 0;
        for (int point : text.codePoints().toArray()) {
            used += of(point);
            if (used > width - 1) {
                break;
            }
            kept.appendCodePoint(point);
        }
        return kept.append(CUT).toString();
    }

    /** Without what a terminal would obey: names come from phones, and from whoever can send a packet. */
    static String harmless(String text) {
        if (text.codePoints().noneMatch(TextWidth::isDangerous)) {
            return text;
        }
        var safe = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (isDangerous(point)) {
                safe.append("\\u%04x".formatted(point));
            } else {
                safe.appendCodePoint(point);
            }
        });
        return safe.toString();
    }

    /** JSON that means the same and moves no terminal; Jackson escapes what is below U+0020 within strings only. */
    static String escapedJson(String json) {
        if (json.codePoints().noneMatch(point -> point >= 0x7F && isDangerous(point))) {
            return json;
        }
        var safe = new StringBuilder();
        json.codePoints().forEach(point -> {
            if (point >= 0x7F && isDangerous(point)) {
                safe.append("\\u%04x".formatted(point));
            } else {
                safe.appendCodePoint(point);
            }
        });
        return safe.toString();
    }

    private static boolean isDangerous(int point) {
        // Controls, and signs that turn the direction of what follows.
        return Character.isISOControl(point)
                || point == 0x061C
                || point == 0x200E
                || point == 0x200F
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069);
    }

    private static int of(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(point) ? 2 : 1;
        };
    }

    private static boolean isWide(int point) {
        for (int i = 0; i < WIDE.length; i += 2) {
            if (point < WIDE[i]) {
                return false;
            }
            if (point <= WIDE[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
