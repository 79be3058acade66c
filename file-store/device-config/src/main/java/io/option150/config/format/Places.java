package io.option150.config.format;

import java.util.Arrays;

/** The places of a text whose lines end in {@code \n}. */
final class Places {

    private final int[] starts;

    Places(String text) {
        int lines = 1 + (int) text.chars().filter(letter -> letter == '\n').count();
        starts = new int[lines];
        int at = 0;
        for (int line = 1; line < lines; line++) {
            at = text.indexOf('\n', at) + 1;
            starts[line] = at;
        }
    }

    Place of(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Place(line + 1, offset - starts[line] + 1);
    }

    /** Offset of a place as a parser tells it, which may lie behind the end. */
    int offset(int line, int column) {
        int index = Math.clamp(line - 1L, 0, starts.length - 1);
        return starts[index] + Math.max(column - 1, 0);
    }
}
