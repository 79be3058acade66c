package io.option150.trust.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One block of a PEM text (RFC 7468). Its text form shows nothing of what it holds.
 *
 * @param type such as {@code CERTIFICATE} or {@code EC PRIVATE KEY}
 * @param text the block alone, its lines as they should be
 */
public record PemBlock(String type, String text) {

    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    /** More than any chain with its key has. */
    private static final int MOST = 32;

    /**
     * Reads what people and programs write: several blocks one after the other, in any order, with text or a byte order
     * mark before them, indented, with any line ends.
     *
     * @param text what came
     * @return its blocks; none where there are none, or a block does not end, or there are more than 32
     */
    public static List<PemBlock> read(String text) {
        List<PemBlock> blocks = new ArrayList<>();
        for (int at = text.indexOf(BEGIN); at >= 0; ) {
            int typeEnd = text.indexOf(DASHES, at + BEGIN.length());
            String type = typeEnd < 0 ? "" : text.substring(at + BEGIN.length(), typeEnd);
            String ending = END + type + DASHES;
            int end = typeEnd < 0 ? -1 : text.indexOf(ending, typeEnd);
            if (end < 0 || blocks.size() == MOST) {
                return List.of();
            }
            blocks.add(new PemBlock(type, tidy(type, text.substring(typeEnd + DASHES.length(), end))));
            at = text.indexOf(BEGIN, end + ending.length());
        }
        return blocks;
    }

    /** Whether it is a certificate. */
    public boolean isCertificate() {
        return type.equals("CERTIFICATE") || type.equals("X509 CERTIFICATE") || type.equals("TRUSTED CERTIFICATE");
    }

    /** Whether it is a private key, encrypted or not; parameters that programs write before a key are none. */
    public boolean isPrivateKey() {
        return type.endsWith("PRIVATE KEY");
    }

    @Override
    public String toString() {
        return "PemBlock[" + type + "]";
    }

    private static String tidy(String type, String body) {
        return body.lines()
                .map(String::strip)
                .collect(Collectors.joining("\n", BEGIN + type + DASHES, "\n" + END + type + DASHES + "\n"));
    }
}
