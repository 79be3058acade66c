package io.option150.registry.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * A file of the page, as it goes over the wire.
 *
 * @param type media type
 * @param plain its bytes
 * @param zipped the same in gzip (RFC 1952)
 * @param tag entity tag of its content, in quotes
 */
// Nobody outside of this package gets the arrays.
@SuppressWarnings("ArrayRecordComponent")
record ConsoleFile(String type, byte[] plain, byte[] zipped, String tag) {

    /**
     * @throws IllegalArgumentException when the name's end tells of no type that a page is made of
     */
    static ConsoleFile of(String name, byte[] bytes) {
        return new ConsoleFile(type(name), bytes, zipped(bytes), '"' + digest(bytes) + '"');
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> "text/html;charset=UTF-8";
            case "js" -> "text/javascript;charset=UTF-8";
            case "css" -> "text/css;charset=UTF-8";
            case "svg" -> "image/svg+xml";
            default -> throw new IllegalArgumentException("no part of a page: " + name);
        };
    }

    private static byte[] zipped(byte[] bytes) {
        var into = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(into)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return into.toByteArray();
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
