package io.option150.unpack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes packages, good and bad. */
final class Packages {

    private Packages() {}

    static byte[] zip(Map<String, byte[]> files, int method) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setMethod(method);
                if (method == ZipEntry.STORED) {
                    var crc = new CRC32();
                    crc.update(file.getValue());
                    entry.setCrc(crc.getValue());
                    entry.setSize(file.getValue().length);
                }
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] gzip(byte[] plain) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] tar(Map<String, byte[]> files) {
        var tar = new ByteArrayOutputStream();
        files.forEach((name, bytes) -> {
            tar.writeBytes(tarEntry(name, bytes, '0'));
        });
        tar.writeBytes(new byte[1024]);
        return tar.toByteArray();
    }

    /** One entry; a name that is too long for a header goes ahead of it, as POSIX has it. */
    static byte[] tarEntry(String name, byte[] bytes, char type) {
        var entry = new ByteArrayOutputStream();
        if (name.getBytes(UTF_8).length > 100) {
            entry.writeBytes(tarEntry("pax", pax("path", name), 'x'));
        }
        var header = new byte[512];
        put(header, 0, name.getBytes(UTF_8), 100);
        put(header, 100, "0000644".getBytes(ISO_8859_1), 8);
        put(header, 124, "%011o".formatted(bytes.length).getBytes(ISO_8859_1), 12);
        put(header, 136, "00000000000".getBytes(ISO_8859_1), 12);
        header[156] = (byte) type;
        put(header, 257, "ustar\0".getBytes(ISO_8859_1), 6);
        put(header, 263, "00".getBytes(ISO_8859_1), 2);
        put(header, 148, "        ".getBytes(ISO_8859_1), 8);
        long sum = 0;
        for (byte b : header) {
            sum += b & 0xFF;
        }
        put(header, 148, "%06o\0 ".formatted(sum).getBytes(ISO_8859_1), 8);
        entry.writeBytes(header);
        entry.writeBytes(bytes);
        entry.writeBytes(new byte[-bytes.length & 511]);
        return entry.toByteArray();
    }

    static byte[] pax(String key, String value) {
        int body = key.length() + value.getBytes(UTF_8).length + 3;
        int length = body + String.valueOf(body).length();
        length = body + String.valueOf(length).length();
        return (length + " " + key + "=" + value + "\n").getBytes(UTF_8);
    }

    static byte[] joined(byte[]... parts) {
        var whole = new ByteArrayOutputStream();
        for (var part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    private static void put(byte[] into, int at, byte[] bytes, int most) {
        System.arraycopy(bytes, 0, into, at, Math.min(bytes.length, most));
    }
}
