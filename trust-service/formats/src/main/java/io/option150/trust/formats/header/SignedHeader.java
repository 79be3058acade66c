package io.option150.trust.formats.header;

import io.option150.trust.formats.tlv.Bytes;

/**
 * A whole header.
 *
 * @param content all but the signature
 * @param signature as many bytes as the content's modulus size says
 */
public record SignedHeader(HeaderContent content, Bytes signature) {

    public SignedHeader {
        int expected = content.modulus().signatureLength();
        if (signature.length() != expected) {
            throw new IllegalArgumentException("signature: %d bytes, a key of %d bits gives %d"
                    .formatted(signature.length(), content.modulus().bits(), expected));
        }
    }
}
