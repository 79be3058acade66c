package io.option150.trust.formats.header;

import io.option150.trust.formats.signer.SignerId;
import java.time.Instant;
import java.util.List;

/**
 * All of a header but its signature: what is known before anything is signed.
 *
 * @param version form of the file
 * @param signer who signs
 * @param digest digest of the signature
 * @param modulus size of the signer's key
 * @param fileName the name the phone asked for, with its directory and ending
 * @param timestamp when the file was built, in whole seconds from 1970-01-01 to 2106-02-07 (32 bits)
 * @param extras what only the file's form has
 * @param layout the writer's free choices
 */
public record HeaderContent(
        FormatVersion version,
        SignerId signer,
        DigestAlgorithm digest,
        ModulusSize modulus,
        String fileName,
        Instant timestamp,
        HeaderExtras extras,
        HeaderLayout layout) {

    private static final long MAX_SECONDS = 0xFFFF_FFFFL;
    private static final int ALIGNMENT = 4;

    public HeaderContent {
        long seconds = timestamp.getEpochSecond();
        if (seconds < 0 || seconds > MAX_SECONDS || timestamp.getNano() != 0) {
            throw new IllegalArgumentException(
                    "timestamp: %s is not a whole second within 32 bits of Unix time".formatted(timestamp));
        }
    }

    /**
     * A header in the layout that we write: Unified CM's order, padded to a multiple of 4.
     *
     * @param form form of the file
     * @param signer who signs
     * @param digest digest of the signature
     * @param modulus size of the signer's key
     * @param fileName the name the phone asked for
     * @param timestamp when the file was built
     * @param extras what only this form has
     * @return the header to be signed
     * @throws IllegalArgumentException when an element does not fit
     */
    public static HeaderContent padded(
            HeaderForm form,
            SignerId signer,
            DigestAlgorithm digest,
            ModulusSize modulus,
            String fileName,
            Instant timestamp,
            HeaderExtras extras) {
        FormatVersion version = form.version();
        var bare = new HeaderContent(version, signer, digest, modulus, fileName, timestamp, extras, layout(0));
        int padding = Math.floorMod(-HeaderWriter.length(bare), ALIGNMENT);
        return new HeaderContent(version, signer, digest, modulus, fileName, timestamp, extras, layout(padding));
    }

    private static HeaderLayout layout(int padding) {
        return new HeaderLayout(SignerOrder.UNIFIED_CM, List.of(), padding);
    }
}
