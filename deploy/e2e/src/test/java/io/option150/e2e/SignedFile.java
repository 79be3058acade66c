package io.option150.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;

/**
 * A signed file, read by the layout alone: header TLVs, then the payload. It shares nothing with the suite's own codec.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content where it is compared
record SignedFile(byte[] payload, String fileName, int digest, byte[] signature, byte[] signedBytes) {

    private static final int TAG_HEADER_LENGTH = 2;
    private static final int TAG_DIGEST = 8;
    private static final int TAG_SIGNATURE = 12;
    private static final int TAG_PADDING = 13;
    private static final int TAG_FILE_NAME = 14;
    private static final int FIRST_LENGTH_OFFSET = 8;

    /** True when these bytes are a signed file whose payload is this plain one. */
    static boolean isSignedFormOf(byte[] bytes, byte[] plain) {
        return bytes.length > plain.length && bytes[0] == 1 && Arrays.equals(parse(bytes).payload, plain);
    }

    static SignedFile parse(byte[] bytes) {
        int headerLength = ByteBuffer.wrap(bytes).getShort(FIRST_LENGTH_OFFSET) & 0xffff;
        var payload = Arrays.copyOfRange(bytes, headerLength, bytes.length);
        var fileName = "";
        int digest = 0;
        var signature = new byte[0];
        var signedBytes = new ByteArrayOutputStream();
        int at = 0;
        while (at < headerLength) {
            int tag = bytes[at];
            if (tag == TAG_PADDING) {
                signedBytes.write(tag);
                at++;
                continue;
            }
            int length = ByteBuffer.wrap(bytes).getShort(at + 1) & 0xffff;
            boolean container = tag == 3 || tag == 7 || tag == 9;
            int end = container ? at + 3 : at + 3 + length;
            var value = Arrays.copyOfRange(bytes, at + 3, end);
            switch (tag) {
                case TAG_HEADER_LENGTH -> headerLength = ByteBuffer.wrap(value).getShort() & 0xffff;
                case TAG_DIGEST -> digest = value[0];
                case TAG_SIGNATURE -> signature = value;
                case TAG_FILE_NAME -> fileName = new String(value, 0, length - 1, UTF_8);
                default -> {}
            }
            if (tag != TAG_SIGNATURE) {
                signedBytes.write(bytes, at, end - at);
            }
            at = end;
        }
        signedBytes.write(payload, 0, payload.length);
        return new SignedFile(payload, fileName, digest, signature, signedBytes.toByteArray());
    }

    boolean isSignedBy(X509Certificate certificate) throws GeneralSecurityException {
        var verifier = Signature.getInstance(digest == 1 ? "SHA1withRSA" : "SHA512withRSA");
        verifier.initVerify(certificate);
        verifier.update(signedBytes);
        return verifier.verify(signature);
    }

    /** The proxy's TFTP certificate, as the admin downloads it. */
    static X509Certificate certificate(Admin admin) throws Exception {
        String pem = "";
        for (var certificate : admin.json(Admin.TRUST, "/api/v1/certificates").get("items")) {
            if (certificate.path("use").asText().equals("ccm-tftp")) {
                pem = certificate.get("pem").asText();
            }
        }
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(UTF_8)));
    }
}
