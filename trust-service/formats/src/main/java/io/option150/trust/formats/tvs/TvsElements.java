package io.option150.trust.formats.tvs;

import io.option150.trust.formats.tlv.MalformedException;
import io.option150.trust.formats.tlv.Tlv;
import io.option150.trust.formats.tlv.TlvReader;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The elements of one message: those of its type, each at most once, in any order. */
final class TvsElements {

    private final Map<TvsTag, Tlv> elements;
    private final int end;

    private TvsElements(Map<TvsTag, Tlv> elements, int end) {
        this.elements = elements;
        this.end = end;
    }

    static TvsElements read(TlvReader reader, TvsType type) throws MalformedException {
        Map<TvsTag, Tlv> found = new EnumMap<>(TvsTag.class);
        Set<TvsTag> tags = tags(type);
        while (reader.hasNext()) {
            Tlv element = reader.next();
            Optional<TvsTag> tag = TvsTag.of(element.tag()).filter(tags::contains);
            if (tag.isEmpty()) {
                throw element.fault("a tag that message type " + type.code() + " has", "tag " + element.tag());
            }
            Tlv earlier = found.putIfAbsent(tag.get(), element);
            if (earlier != null) {
                throw element.fault("each tag once in a message", "a second one after offset " + earlier.offset());
            }
        }
        return new TvsElements(found, reader.position());
    }

    private static Set<TvsTag> tags(TvsType type) {
        return switch (type) {
            case VERIFICATION_REQUEST -> EnumSet.of(TvsTag.DEVICE, TvsTag.CERTIFICATE);
            case QUERY_REQUEST -> EnumSet.of(TvsTag.DEVICE, TvsTag.SUBJECT, TvsTag.ISSUER, TvsTag.SERIAL);
            case VERIFICATION_RESPONSE -> EnumSet.of(TvsTag.STATUS, TvsTag.ROLES, TvsTag.TTL);
            case QUERY_RESPONSE -> EnumSet.of(TvsTag.STATUS, TvsTag.CERTIFICATE, TvsTag.ROLES, TvsTag.TTL);
        };
    }

    Optional<Tlv> optional(TvsTag tag) {
        return Optional.ofNullable(elements.get(tag));
    }

    Tlv required(TvsTag tag) throws MalformedException {
        @Nullable Tlv element = elements.get(tag);
        if (element == null) {
            String wanted = "tag " + tag.code() + " (" + tag + ")";
            throw new MalformedException(
                    end, MalformedException.NO_TAG, "end of the message", wanted, "none in the message");
        }
        return element;
    }
}
