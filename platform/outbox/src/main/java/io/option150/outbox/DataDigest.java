package io.option150.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Tells whether two JSON texts say the same, whatever their spaces and the order of their members, by 8 bytes of SHA-256. For
 * use by one thread.
 */
final class DataDigest {

    private final ObjectMapper canonical = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private final MessageDigest sha256 = sha256();

    /** The digest of what this JSON says; of the bytes as they are where they are none. */
    long of(byte[] json) {
        byte[] text;
        try {
            text = canonical.writeValueAsBytes(canonical.readValue(json, Object.class));
        } catch (IOException notJson) {
            text = json;
        }
        return ByteBuffer.wrap(sha256.digest(text)).getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
