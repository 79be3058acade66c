package io.option150.trust.formats.signer;

import io.option150.trust.formats.tlv.Bytes;
import java.math.BigInteger;

/**
 * A certificate's serial number as files carry it: unsigned, big-endian, in as few bytes as it takes (no leading zero
 * even when the top bit is set).
 *
 * @param bytes at least one
 */
public record SerialNumber(Bytes bytes) {

    public SerialNumber {
        if (bytes.length() == 0) {
            throw new IllegalArgumentException("serial number: no bytes");
        }
    }

    /**
     * The serial number of a certificate.
     *
     * @param number 0 or more
     * @return its bytes
     * @throws IllegalArgumentException when the number is negative, which RFC 5280 section 4.1.2.2 forbids and the format
     *     cannot say
     */
    public static SerialNumber of(BigInteger number) {
        if (number.signum() < 0) {
            throw new IllegalArgumentException("serial number: %s is negative".formatted(number));
        }
        byte[] signed = number.toByteArray();
        int from = signed.length > 1 && signed[0] == 0 ? 1 : 0;
        return new SerialNumber(Bytes.copyOf(signed, from, signed.length));
    }

    /**
     * The number itself.
     *
     * @return 0 or more
     */
    public BigInteger number() {
        return new BigInteger(1, bytes.toArray());
    }

    /** Lower-case hexadecimal digits of the bytes. */
    @Override
    public String toString() {
        return bytes.toHex();
    }
}
