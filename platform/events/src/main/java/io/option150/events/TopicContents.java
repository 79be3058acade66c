package io.option150.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a topic says: the newest version of each thing, removals included, and a digest over the things that are not gone. The
 * digest does not depend on the order of events and costs the same however many things there are: for each thing the first
 * 16 bytes of SHA-256 over the key in UTF-8, a zero byte, epoch and sequence in 8 bytes each (network order), read as two
 * numbers, summed up modulo 2^64 each. For use by one thread.
 */
public final class TopicContents {

    /** The newest that was told of one thing. */
    public record Told(Version version, boolean gone) {}

    private final Map<String, Told> told = new HashMap<>();
    private final MessageDigest sha256 = sha256();
    private long things;
    private long highSum;
    private long lowSum;
    private long epoch;
    private long sequence;

    /** Takes what an event says; false, and nothing changes, when it is not newer than what was told of its thing. */
    public boolean take(Event event) {
        return take(event.key(), event.version(), event.isRemoval());
    }

    /** The same for a thing's new version; {@code gone}: it was removed. */
    public boolean take(String key, Version version, boolean gone) {
        var before = told.get(key);
        if (before != null && !version.isNewerThan(before.version())) {
            return false;
        }
        told.put(key, new Told(version, gone));
        if (before != null && !before.gone()) {
            count(key, before.version(), -1);
        }
        if (!gone) {
            count(key, version, 1);
        }
        if (version.epoch() > epoch) {
            epoch = version.epoch();
            sequence = version.sequence();
        } else if (version.epoch() == epoch) {
            sequence = Math.max(sequence, version.sequence());
        }
        return true;
    }

    /** The newest that was told of this thing; null: nothing. */
    public @Nullable Told of(String key) {
        return told.get(key);
    }

    /** Walks over all things that were told of, removed ones too. */
    public void forEach(BiConsumer<String, Told> visitor) {
        told.forEach(visitor);
    }

    /** How many things there are, those that are gone not counted. */
    public long things() {
        return things;
    }

    /** The newest epoch told; 0: none. */
    public long epoch() {
        return epoch;
    }

    /** The highest sequence told in that epoch; 0: none. */
    public long sequence() {
        return sequence;
    }

    /** The marker that agrees with these contents, in this epoch: the newest told, or a later one. */
    public TopicMarker marker(long inEpoch) {
        return new TopicMarker(inEpoch, inEpoch == epoch ? sequence : 0, things, digest());
    }

    /** Whether all that the marker counted was told, and nothing else is there. */
    public boolean agreeWith(TopicMarker marker) {
        return epoch <= marker.epoch() && things == marker.things() && digest().equals(marker.digest());
    }

    private String digest() {
        var hex = HexFormat.of();
        return hex.toHexDigits(highSum) + hex.toHexDigits(lowSum);
    }

    private void count(String key, Version version, int by) {
        sha256.update(key.getBytes(UTF_8));
        sha256.update(ByteBuffer.allocate(17)
                .put((byte) 0)
                .putLong(version.epoch())
                .putLong(version.sequence())
                .flip());
        var digest = ByteBuffer.wrap(sha256.digest());
        highSum += by * digest.getLong();
        lowSum += by * digest.getLong();
        things += by;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
