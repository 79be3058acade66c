package io.option150.tftp.protocol.option;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The terms of a transfer.
 *
 * @param blksize bytes in a full block
 * @param windowsize blocks sent before an ACK is awaited
 * @param timeoutSeconds interval at which the server sends again, or 0 when none is agreed
 * @param tsize length of the file in bytes, or -1 when it was not told
 * @param oack options of the OACK in the order asked; when empty none is sent and DATA 1 answers the RRQ
 */
public record Agreement(int blksize, int windowsize, int timeoutSeconds, long tsize, Map<String, String> oack)
        implements Negotiated {
    /** Block size without an option (RFC 1350). */
    public static final int PLAIN_BLKSIZE = 512;

    /** The terms without any option. */
    public static final Agreement PLAIN = new Agreement(PLAIN_BLKSIZE, 1, 0, -1, Map.of());

    /** Copies the options, keeping their order. */
    public Agreement {
        oack = oack.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(oack));
    }
}
