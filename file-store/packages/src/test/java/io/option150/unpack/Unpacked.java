package io.option150.unpack;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Unpacks in memory. */
final class Unpacked {

    static final Limits LIMITS = new Limits(1 << 26, 1_000, 200);

    private Unpacked() {}

    static Map<String, byte[]> of(byte[] packed) throws RefusedPackage {
        return of(pieces(packed, packed.length), LIMITS);
    }

    static Map<String, byte[]> of(List<byte[]> pieces, Limits limits) throws RefusedPackage {
        var files = new LinkedHashMap<String, byte[]>();
        var left = new ArrayList<>(pieces);
        var bytes = new ByteArrayOutputStream();
        var name = "";
        try (var unpacker = new Unpacker(limits)) {
            while (true) {
                switch (unpacker.next()) {
                    case Step.Opened opened -> name = opened.name();
                    case Step.Bytes piece -> bytes.writeBytes(piece.bytes());
                    case Step.Closed _ -> {
                        files.put(name, bytes.toByteArray());
                        bytes.reset();
                    }
                    case Step.Hungry _ -> {
                        if (left.isEmpty()) {
                            unpacker.end();
                        } else {
                            unpacker.give(left.removeFirst());
                        }
                    }
                    case Step.End _ -> {
                        return files;
                    }
                }
            }
        }
    }

    static List<byte[]> pieces(byte[] packed, int size) {
        var pieces = new ArrayList<byte[]>();
        for (int from = 0; from < packed.length; from += size) {
            pieces.add(Arrays.copyOfRange(packed, from, Math.min(packed.length, from + size)));
        }
        return pieces;
    }
}
