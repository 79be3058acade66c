package io.option150.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.events.Event;
import io.option150.events.TopicContents;
import io.option150.events.TopicMarker;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A topic as it was read from its beginning: what it says of each thing, and what it claims about itself. */
final class TopicCopy {

    private final TopicContents contents = new TopicContents();
    private final Map<String, Long> data = new HashMap<>();
    private final Set<String> outlived = new HashSet<>();
    private final ObjectMapper json;
    private final DataDigest digest;
    private @Nullable TopicMarker marker;
    private boolean isNew = true;

    TopicCopy(ObjectMapper json, DataDigest digest) {
        this.json = json;
        this.digest = digest;
    }

    /** Takes the next event; {@code value} is its data as it was sent. */
    void take(Event event, byte @Nullable [] value) {
        isNew = false;
        if (event.isMarker()) {
            marker = read(value);
            return;
        }
        var before = contents.of(event.key());
        boolean same = before != null && before.version().equals(event.version());
        if (contents.take(event) || same) {
            outlived.remove(event.key());
            if (value == null) {
                data.remove(event.key());
            } else {
                data.put(event.key(), digest.of(value));
            }
        } else {
            outlived.add(event.key());
        }
    }

    /** This event, newer than all that was told of its thing, is sent: it stands last now. */
    void sent(Event event) {
        outlived.remove(event.key());
        var said = event.data();
        if (said == null) {
            data.remove(event.key());
        } else {
            data.put(event.key(), digest.of(said.getBytes(UTF_8)));
        }
    }

    /** The newest version of each thing. */
    TopicContents contents() {
        return contents;
    }

    /** The last marker; null: there is none that can be read. */
    @Nullable
    TopicMarker marker() {
        return marker;
    }

    /** Whether nothing was told in it when it was read. */
    boolean isNew() {
        return isNew;
    }

    /** Whether the newest that was told of this thing is this, byte orders and spaces aside. */
    boolean says(String key, byte[] value) {
        var told = data.get(key);
        return told != null && told == digest.of(value);
    }

    /** Whether an older state stands behind the newest: compaction will keep the older. */
    boolean isOutlived(String key) {
        return outlived.contains(key);
    }

    private @Nullable TopicMarker read(byte @Nullable [] value) {
        try {
            return value == null ? null : json.readValue(value, TopicMarker.class);
        } catch (IOException e) {
            // A marker that nobody can read proves nothing, just as none does.
            return null;
        }
    }
}
