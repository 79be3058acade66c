package io.option150.registry.device;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a body of UTF-8 into lines while it arrives. A line ends in LF, CR LF or a lone CR, as Unix, Windows and old Macs
 * write it. Empty lines are counted, but not told. Holds one line at the most. Not for several threads.
 */
final class BodyLines {

    /** Of a longer line no more is kept. */
    static final int LONGEST_BYTES = 65_536;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final ByteArrayOutputStream open = new ByteArrayOutputStream();
    private int number = 1;
    private boolean tooLong;
    private boolean afterCr;

    /** The lines that end in this piece of the body. */
    List<BodyLine> of(byte[] piece) {
        var lines = new ArrayList<BodyLine>();
        int begin = 0;
        for (int at = 0; at < piece.length; at++) {
            byte b = piece[at];
            if (b != '\n' && b != '\r') {
                afterCr = false;
                continue;
            }
            boolean secondHalf = b == '\n' && afterCr;
            afterCr = b == '\r';
            if (!secondHalf) {
                keep(piece, begin, at);
                end(lines);
            }
            begin = at + 1;
        }
        keep(piece, begin, piece.length);
        return lines;
    }

    /** The last line, where the body ended without an end of line. */
    List<BodyLine> rest() {
        var lines = new ArrayList<BodyLine>();
        end(lines);
        return lines;
    }

    private void keep(byte[] piece, int begin, int end) {
        int room = LONGEST_BYTES - open.size();
        tooLong |= end - begin > room;
        open.write(piece, begin, Math.min(end - begin, room));
    }

    private void end(List<BodyLine> lines) {
        var text = open.toString(StandardCharsets.UTF_8);
        // Also in the middle of a body, where files were put together.
        int mark = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        text = text.substring(mark).strip();
        if (tooLong || !text.isEmpty()) {
            lines.add(new BodyLine(number, text, tooLong));
        }
        number++;
        open.reset();
        tooLong = false;
    }
}
