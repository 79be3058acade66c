package io.option150.trust.formats.header;

import java.util.Arrays;
import java.util.Optional;

/** The RSA key sizes that a header can name. */
public enum ModulusSize {
    /** 512 bits. */
    RSA_512(0, 512),
    /** 1024 bits. */
    RSA_1024(1, 1024),
    /** 2048 bits: the largest that is safe on every phone. */
    RSA_2048(2, 2048),
    /** 4096 bits: some endpoints refuse it. */
    RSA_4096(3, 4096);

    private final int code;
    private final int bits;

    ModulusSize(int code, int bits) {
        this.code = code;
        this.bits = bits;
    }

    /**
     * The number in SIGNATUREMODULUS.
     *
     * @return 0 to 3
     */
    public int code() {
        return code;
    }

    /**
     * Key size.
     *
     * @return bits
     */
    public int bits() {
        return bits;
    }

    /**
     * Length of a signature by such a key.
     *
     * @return bytes
     */
    public int signatureLength() {
        return bits / Byte.SIZE;
    }

    /**
     * The size of a code.
     *
     * @param code 0 to 255
     * @return empty when none is known
     */
    public static Optional<ModulusSize> of(int code) {
        return Arrays.stream(values()).filter(size -> size.code == code).findFirst();
    }

    /**
     * The size of a key.
     *
     * @param bits bits of its modulus
     * @return empty when a header cannot name it
     */
    public static Optional<ModulusSize> ofBits(int bits) {
        return Arrays.stream(values()).filter(size -> size.bits == bits).findFirst();
    }
}
