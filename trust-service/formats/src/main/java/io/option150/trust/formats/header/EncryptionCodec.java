package io.option150.trust.formats.header;

import static io.option150.trust.formats.header.HeaderTag.ENCRYPTIONINFO;
import static io.option150.trust.formats.header.HeaderTag.IV;
import static io.option150.trust.formats.header.HeaderTag.IVINFO;
import static io.option150.trust.formats.header.HeaderTag.KEY;
import static io.option150.trust.formats.header.HeaderTag.KEYINFO;
import static io.option150.trust.formats.header.HeaderTag.KEYSIZE;
import static io.option150.trust.formats.header.HeaderTag.PADCOUNT;
import static io.option150.trust.formats.header.HeaderTag.PLAINTEXTDIGEST;
import static io.option150.trust.formats.header.HeaderTag.PLAINTEXTDIGESTALGORITHM;
import static io.option150.trust.formats.header.HeaderTag.UNNAMED_18;
import static io.option150.trust.formats.header.HeaderTag.UNNAMED_22;
import static io.option150.trust.formats.header.HeaderTag.UNNAMED_24;

import io.option150.trust.formats.tlv.Bytes;
import io.option150.trust.formats.tlv.MalformedException;
import io.option150.trust.formats.tlv.Tlv;
import io.option150.trust.formats.tlv.TlvReader;
import io.option150.trust.formats.tlv.TlvWriter;

/** Reads and writes the elements of {@link Encryption}. */
final class EncryptionCodec {

    private EncryptionCodec() {}

    /** Appends the elements 16, 26 and 27. */
    static void write(TlvWriter header, Encryption encryption) {
        var iv = new TlvWriter()
                .uint8(UNNAMED_18.code(), encryption.unnamed().tag18())
                .bytes(IV.code(), encryption.iv().toArray())
                .uint16(PADCOUNT.code(), encryption.padCount());
        var key = new TlvWriter()
                .uint8(UNNAMED_22.code(), encryption.unnamed().tag22())
                .uint16(KEYSIZE.code(), encryption.keyBits())
                .uint8(UNNAMED_24.code(), encryption.unnamed().tag24())
                .bytes(KEY.code(), encryption.key().toArray());
        header.container(
                        ENCRYPTIONINFO.code(),
                        new TlvWriter().container(IVINFO.code(), iv).container(KEYINFO.code(), key))
                .uint8(PLAINTEXTDIGESTALGORITHM.code(), encryption.digest().code())
                .bytes(PLAINTEXTDIGEST.code(), encryption.plaintextDigest().toArray());
    }

    static Encryption read(TlvReader header, Elements elements) throws MalformedException {
        TlvReader info = header.inside(elements.required(ENCRYPTIONINFO));
        TlvReader ivInfo = info.inside(info.next(IVINFO.code()));
        int tag18 = ivInfo.next(UNNAMED_18.code()).uint8();
        Bytes iv = ofLength(ivInfo.next(IV.code()), Encryption.BLOCK);
        int padCount = padCount(ivInfo.next(PADCOUNT.code()));
        ivInfo.requireEnd("IVINFO");
        TlvReader keyInfo = info.inside(info.next(KEYINFO.code()));
        info.requireEnd("ENCRYPTIONINFO");
        int tag22 = keyInfo.next(UNNAMED_22.code()).uint8();
        int keyBits = keyBits(keyInfo.next(KEYSIZE.code()));
        int tag24 = keyInfo.next(UNNAMED_24.code()).uint8();
        Bytes key = ofLength(keyInfo.next(KEY.code()), keyBits / Byte.SIZE);
        keyInfo.requireEnd("KEYINFO");
        DigestAlgorithm digest = DigestAlgorithm.read(elements.required(PLAINTEXTDIGESTALGORITHM));
        Bytes plaintextDigest = ofLength(elements.required(PLAINTEXTDIGEST), digest.length());
        return new Encryption(
                iv, padCount, keyBits, key, digest, plaintextDigest, new Encryption.Unnamed(tag18, tag22, tag24));
    }

    private static Bytes ofLength(Tlv element, int length) throws MalformedException {
        element.requireLength(length);
        return element.value();
    }

    private static int padCount(Tlv element) throws MalformedException {
        int count = element.uint16();
        if (count < 1 || count > Encryption.BLOCK) {
            throw element.fault("1 to " + Encryption.BLOCK, "" + count);
        }
        return count;
    }

    private static int keyBits(Tlv element) throws MalformedException {
        int bits = element.uint16();
        if (bits % Byte.SIZE != 0) {
            throw element.fault("a multiple of 8 bits", bits + " bits");
        }
        return bits;
    }
}
