package io.option150.unpack;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A tar, entry by entry. Names and sizes that do not fit a header are taken as POSIX and GNU write them. */
final class TarReader {

    private static final int PIECE = 64 * 1024;
    private static final int LONGEST_EXTENSION = 64 * 1024;

    private enum State {
        HEADER,
        DATA,
        TRAIL
    }

    private final Input input;
    private final Meter meter;
    private State state = State.HEADER;
    private long left;
    private int padding;
    private byte @Nullable [] longName;
    private @Nullable PaxRecords pax;

    TarReader(Input input, Meter meter) {
        this.input = input;
        this.meter = meter;
    }

    Step next() throws RefusedPackage {
        while (true) {
            var step = switch (state) {
                case HEADER -> header();
                case DATA -> data();
                case TRAIL -> trail();
            };
            if (step != null) {
                return step;
            }
        }
    }

    /** Null: go on. */
    private @Nullable Step header() throws RefusedPackage {
        if (!input.has(padding + TarHeader.BLOCK, "a tar")) {
            return new Step.Hungry();
        }
        input.skip(padding);
        padding = 0;
        if (isZero(TarHeader.BLOCK)) {
            state = State.TRAIL;
            return null;
        }
        var block = peeked();
        var header = TarHeader.of(block);
        return switch (header.type()) {
            case 'x', 'L', 'K', 'g' -> extension(header);
            case '0', '\0', '7' -> entry(header, false);
            case '5' -> entry(header, true);
            default ->
                throw RefusedPackage.of(
                        Refusal.LINK,
                        "name",
                        new String(header.name(), java.nio.charset.StandardCharsets.UTF_8) + " (type " + header.type()
                                + " of tar)");
        };
    }

    /** What is told of the next entry ahead of it. It is short, and so is awaited whole. */
    private @Nullable Step extension(TarHeader header) throws RefusedPackage {
        if (header.size() > LONGEST_EXTENSION) {
            throw RefusedPackage.malformed("an extended header of tar of " + header.size() + " bytes");
        }
        int size = (int) header.size();
        if (!input.has(TarHeader.BLOCK + size, "an extended header of tar")) {
            return new Step.Hungry();
        }
        input.skip(TarHeader.BLOCK);
        var bytes = input.take(size);
        padding = padding(size);
        switch (header.type()) {
            case 'x' -> pax = PaxRecords.of(bytes);
            case 'L' -> longName = TarHeader.text(bytes, 0, size);
            case 'g' -> requireNothing(PaxRecords.of(bytes));
            default -> {
                // 'K': where a link leads to; a link is refused when it comes.
            }
        }
        return null;
    }

    private static void requireNothing(PaxRecords ofAll) throws RefusedPackage {
        if (ofAll.path().isPresent() || ofAll.size().isPresent()) {
            throw RefusedPackage.of(Refusal.UNSUPPORTED, "package", "a name or size of tar for all that follow");
        }
    }

    private @Nullable Step entry(TarHeader header, boolean isFolder) throws RefusedPackage {
        meter.entry();
        var told = pax;
        if (told != null && told.isSparse()) {
            throw RefusedPackage.of(Refusal.UNSUPPORTED, "package", "a file of tar with holes");
        }
        var encoded = longName == null ? header.name() : longName;
        left = header.size();
        if (told != null) {
            encoded = told.path().orElse(encoded);
            left = told.size().orElse(left);
        }
        longName = null;
        pax = null;
        var name = Names.checked(encoded);
        input.skip(TarHeader.BLOCK);
        if (isFolder || name.endsWith("/") || name.isEmpty()) {
            if (left != 0) {
                throw RefusedPackage.malformed("a folder of tar with " + left + " bytes: " + name);
            }
            return null;
        }
        padding = padding(left);
        state = State.DATA;
        return new Step.Opened(name);
    }

    private Step data() throws RefusedPackage {
        if (left == 0) {
            state = State.HEADER;
            return new Step.Closed();
        }
        if (!input.has(1, "a file of a tar")) {
            return new Step.Hungry();
        }
        int length = (int) Math.min(Math.min(left, PIECE), input.available());
        left -= length;
        return new Step.Bytes(input.take(length));
    }

    /** Nothing but zeros follows the end: programs fill their blocks. */
    private Step trail() throws RefusedPackage {
        if (!isZero(input.available())) {
            throw RefusedPackage.malformed("bytes after the end of tar");
        }
        input.skip(input.available());
        return input.isEnded() ? new Step.End() : new Step.Hungry();
    }

    private boolean isZero(int length) {
        for (int at = 0; at < length; at++) {
            if (input.peek(at) != 0) {
                return false;
            }
        }
        return true;
    }

    private byte[] peeked() {
        return Arrays.copyOfRange(input.array(), input.offset(), input.offset() + TarHeader.BLOCK);
    }

    private static int padding(long size) {
        return (int) (-size & (TarHeader.BLOCK - 1));
    }
}
