package io.option150.trust.formats.header;

import io.option150.trust.formats.Reading;
import io.option150.trust.formats.tlv.MalformedException;
import io.option150.trust.formats.tlv.Tlv;
import io.option150.trust.formats.tlv.TlvReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The elements of one container, each known one at most once, unknown ones as the reading allows. */
final class Elements {

    private final String container;
    private final Map<HeaderTag, Tlv> known = new LinkedHashMap<>();
    private final List<UnknownElement> unknown = new ArrayList<>();
    private int end;

    private Elements(String container) {
        this.container = container;
    }

    /**
     * Reads elements up to the range's end or, where padding is among the tags, up to the first byte of it.
     *
     * @param container what the range is, for messages
     * @param reader bound to the range
     * @param tags what the range may hold
     * @param reading what to do with other tags
     */
    static Elements read(String container, TlvReader reader, Set<HeaderTag> tags, Reading reading)
            throws MalformedException {
        var elements = new Elements(container);
        while (reader.hasNext()) {
            Optional<HeaderTag> tag = HeaderTag.of(reader.peekTag()).filter(tags::contains);
            if (tag.filter(HeaderTag.PADDING::equals).isPresent()) {
                break;
            }
            elements.add(tag, reader.next(), reading);
        }
        elements.end = reader.position();
        return elements;
    }

    private void add(Optional<HeaderTag> tag, Tlv element, Reading reading) throws MalformedException {
        if (tag.isPresent()) {
            Tlv earlier = known.putIfAbsent(tag.get(), element);
            if (earlier != null) {
                throw element.fault("each tag once in " + container, "a second one after offset " + earlier.offset());
            }
        } else if (reading == Reading.STRICT) {
            throw element.fault("a tag that " + container + " defines", "tag " + element.tag());
        } else {
            unknown.add(new UnknownElement(element.tag(), element.value()));
        }
    }

    Tlv required(HeaderTag tag) throws MalformedException {
        @Nullable Tlv element = known.get(tag);
        if (element == null) {
            String wanted = "tag " + tag.code() + " (" + tag + ")";
            throw new MalformedException(
                    end, MalformedException.NO_TAG, "end of " + container, wanted, "none in " + container);
        }
        return element;
    }

    Optional<Tlv> optional(HeaderTag tag) {
        return Optional.ofNullable(known.get(tag));
    }

    /** Holds the known elements to one order, which all of them must be part of; some of it may be absent. */
    void requireOrder(List<HeaderTag> order) throws MalformedException {
        List<HeaderTag> present = order.stream().filter(known::containsKey).toList();
        int place = 0;
        for (Map.Entry<HeaderTag, Tlv> entry : known.entrySet()) {
            HeaderTag wanted = present.get(place++);
            if (entry.getKey() != wanted) {
                throw entry.getValue()
                        .fault(
                                "tag " + wanted.code() + " (" + wanted + ")",
                                "tag " + entry.getKey().code());
            }
        }
    }

    /** The known tags in the order in which they stand. */
    List<HeaderTag> order() {
        return List.copyOf(known.keySet());
    }

    List<UnknownElement> unknown() {
        return List.copyOf(unknown);
    }
}
