package io.option150.trust.formats.list;

import io.option150.trust.formats.Reading;
import io.option150.trust.formats.tlv.MalformedException;
import io.option150.trust.formats.tlv.Tlv;
import io.option150.trust.formats.tlv.TlvReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the records of a trust list. */
final class RecordReader {

    private final byte[] file;
    private final Reading reading;

    RecordReader(byte[] file, Reading reading) {
        this.file = file;
        this.reading = reading;
    }

    /** All records from an offset to the end of the file. */
    List<ListRecord> readFrom(int offset) throws MalformedException {
        List<ListRecord> records = new ArrayList<>();
        int position = offset;
        while (position < file.length) {
            var start = new TlvReader(file, position, file.length, RecordTag::nameOf);
            Tlv lengthElement = start.next(RecordTag.RECORDLENGTH.code());
            int length = lengthElement.uint16();
            int left = file.length - position;
            if (length < TrustList.RECORD_PREFIX) {
                throw lengthElement.fault("at least " + TrustList.RECORD_PREFIX, "" + length);
            }
            if (length > left) {
                throw lengthElement.cut("at most " + left + " bytes to the end", "" + length);
            }
            records.add(read(start.position(), position + length));
            position += length;
        }
        return records;
    }

    private ListRecord read(int from, int to) throws MalformedException {
        var reader = new TlvReader(file, from, to, RecordTag::nameOf);
        Map<RecordTag, Tlv> known = new EnumMap<>(RecordTag.class);
        List<RecordElement> elements = new ArrayList<>();
        while (reader.hasNext()) {
            Tlv element = reader.next();
            add(element, known);
            elements.add(new RecordElement(element.tag(), element.value()));
        }
        if (!known.containsKey(RecordTag.FUNCTION)) {
            throw new MalformedException(
                    to, MalformedException.NO_TAG, "end of the record", "tag 4 (FUNCTION)", "none in the record");
        }
        if (reading == Reading.STRICT) {
            RecordCheck.check(known);
        }
        return new ListRecord(elements);
    }

    private void add(Tlv element, Map<RecordTag, Tlv> known) throws MalformedException {
        Optional<RecordTag> tag = RecordTag.of(element.tag());
        if (tag.isEmpty()) {
            if (reading == Reading.STRICT) {
                throw element.fault("a tag that a record defines", "tag " + element.tag());
            }
            return;
        }
        requireForm(tag.get(), element);
        Tlv earlier = known.putIfAbsent(tag.get(), element);
        if (earlier != null) {
            throw element.fault("each tag once in a record", "a second one after offset " + earlier.offset());
        }
    }

    /** What {@link ListRecord}'s accessors rely on, in both readings. */
    private static void requireForm(RecordTag tag, Tlv element) throws MalformedException {
        switch (tag) {
            case RECORDLENGTH -> throw element.fault("RECORDLENGTH only at a record's start", "a second one");
            case DNSNAME, SUBJECTNAME, ISSUERNAME -> element.text();
            case FUNCTION -> element.requireLength(2);
            case SERIALNUMBER -> {
                if (element.value().length() == 0) {
                    throw element.fault("at least 1 byte", "length 0");
                }
            }
            case IPADDRESS -> element.requireLength(4);
            case CERTIFICATEHASH -> element.requireLength(20);
            case HASHALGORITHM -> element.requireLength(1);
            case PUBLICKEY, SIGNATURE, CERTIFICATE -> {}
        }
    }
}
