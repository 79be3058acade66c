package io.option150.trust.list;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.option150.trust.certificate.Fingerprint;
import io.option150.trust.formats.Reading;
import io.option150.trust.formats.header.DigestAlgorithm;
import io.option150.trust.formats.list.ListRecord;
import io.option150.trust.formats.list.TrustList;
import io.option150.trust.formats.tlv.MalformedException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trust list as people look at it, read back from its bytes.
 *
 * @param name name inside the list
 * @param size bytes
 * @param md5 of the file; phones and call managers show it
 * @param sha1 of the file, likewise
 * @param sha256 of the file
 * @param built when it was built
 * @param digest of its signature: {@code sha1} or {@code sha512}
 * @param signer subject of who signed it
 * @param signerSerial serial number of who signed it, lower-case hex
 * @param entries what it names
 * @param unproven why nobody should rely on it; absent for lists like those that phones have taken before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TrustListView(
        String name,
        long size,
        String md5,
        String sha1,
        String sha256,
        Instant built,
        String digest,
        String signer,
        String signerSerial,
        List<Entry> entries,
        @Nullable String unproven) {

    /** One record of the list. */
    record Entry(
            int function,
            @Nullable String subject,
            @Nullable String serial,
            @Nullable String fingerprint) {

        static Entry of(ListRecord listed) {
            return new Entry(
                    listed.function().code(),
                    listed.subject().orElse(null),
                    listed.serial().map(Object::toString).orElse(null),
                    listed.x509().map(holder -> Fingerprint.of(holder).hex()).orElse(null));
        }
    }

    static TrustListView of(TrustListRow row, boolean unproven) {
        try {
            TrustList list = TrustList.decode(row.content, Reading.STRICT);
            var header = list.header().header().content();
            return new TrustListView(
                    row.name,
                    row.content.length,
                    hash("MD5", row.content),
                    hash("SHA-1", row.content),
                    row.sha256,
                    row.built,
                    header.digest() == DigestAlgorithm.SHA_512 ? "sha512" : "sha1",
                    header.signer().subject(),
                    header.signer().serial().toString(),
                    list.records().stream().map(Entry::of).toList(),
                    unproven ? "No phone was seen to take a list without TFTP and TVS entries." : null);
        } catch (MalformedException damaged) {
            throw new IllegalStateException("the stored " + row.name + " cannot be read", damaged);
        }
    }

    private static String hash(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has " + algorithm, impossible);
        }
    }
}
