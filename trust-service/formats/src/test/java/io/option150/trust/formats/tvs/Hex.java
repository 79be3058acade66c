package io.option150.trust.formats.tvs;

import io.option150.trust.formats.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** The messages under {@code vectors/tvs}. */
public final class Hex {

    private Hex() {}

    /** The one message of a file. */
    public static byte[] message(String name) {
        return lines(name, "").getFirst();
    }

    /** The messages of a recording that start with a mark: {@code >} requests, {@code <} responses. */
    public static List<byte[]> lines(String name, String mark) {
        return new String(Vectors.read("tvs/" + name + ".hex"), StandardCharsets.US_ASCII)
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank() && line.startsWith(mark))
                .map(line ->
                        HexFormat.of().parseHex(line.substring(mark.length()).strip()))
                .toList();
    }
}
