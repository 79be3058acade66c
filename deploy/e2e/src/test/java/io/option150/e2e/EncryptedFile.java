package io.option150.e2e;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** An encrypted configuration, read by the layout alone, as a phone opens it. It shares nothing with the suite's codec. */
final class EncryptedFile {

    private static final Set<Integer> CONTAINERS = Set.of(3, 7, 9, 16, 17, 21);
    private static final int TAG_HEADER_LENGTH = 2;
    private static final int TAG_PADDING = 13;
    private static final int TAG_IV = 19;
    private static final int TAG_PAD_COUNT = 20;
    private static final int TAG_KEY = 25;

    private EncryptedFile() {}

    static byte[] open(byte[] file, PrivateKey phone) throws GeneralSecurityException {
        Map<Integer, byte[]> header = header(file);
        var rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        rsa.init(Cipher.DECRYPT_MODE, phone);
        var key = new SecretKeySpec(rsa.doFinal(header.get(TAG_KEY)), "AES");
        var aes = Cipher.getInstance("AES/CBC/NoPadding");
        aes.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(header.get(TAG_IV)));
        int length = ByteBuffer.wrap(header.get(TAG_HEADER_LENGTH)).getShort() & 0xFFFF;
        byte[] padded = aes.doFinal(file, length, file.length - length);
        return Arrays.copyOf(
                padded,
                padded.length - ByteBuffer.wrap(header.get(TAG_PAD_COUNT)).getShort());
    }

    private static Map<Integer, byte[]> header(byte[] file) {
        Map<Integer, byte[]> elements = new HashMap<>();
        var bytes = ByteBuffer.wrap(file);
        int end = bytes.getShort(8) & 0xFFFF;
        while (bytes.position() < end) {
            int tag = bytes.get();
            if (tag != TAG_PADDING) {
                byte[] value = new byte[bytes.getShort() & 0xFFFF];
                if (!CONTAINERS.contains(tag)) {
                    bytes.get(value);
                    elements.put(tag, value);
                }
            }
        }
        return elements;
    }
}
