package io.option150.registry.discovery.dns;

import io.netty.handler.codec.dns.DefaultDnsRecordDecoder;
import io.netty.handler.codec.dns.DnsPtrRecord;
import io.netty.handler.codec.dns.DnsRawRecord;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.handler.codec.dns.DnsSection;
import io.option150.registry.address.IpAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a name server answered of one name.
 *
 * @param values addresses, or hosts that SRV records name, as far as they are of that name or of one it is an alias of
 * @param isCut whether there is more that could not be had
 */
record Answer(List<String> values, boolean isCut) {

    static final Answer NONE = new Answer(List.of(), false);

    /** More records than that of one name are no cluster's. */
    static final int MOST = 16;

    private static final int MOST_RECORDS = 64;

    // Priority, weight and port stand before the target (RFC 2782).
    private static final int BEFORE_TARGET = 6;

    Answer {
        values = List.copyOf(values);
    }

    /**
     * Reads one.
     *
     * @throws io.netty.handler.codec.CorruptedFrameException when a name in it is none
     * @throws IndexOutOfBoundsException when a record is too short
     */
    static Answer read(DnsResponse response, String name, DnsRecordType type) {
        Set<String> names = new HashSet<>(Set.of(plain(name)));
        List<String> values = new ArrayList<>();
        int count = response.count(DnsSection.ANSWER);
        for (int i = 0; i < Math.min(count, MOST_RECORDS) && values.size() < MOST; i++) {
            DnsRecord answer = response.recordAt(DnsSection.ANSWER, i);
            if (!names.contains(plain(answer.name()))) {
                continue;
            }
            if (answer.type().equals(DnsRecordType.CNAME)) {
                names.add(target(answer, 0));
            } else if (answer.type().equals(type)) {
                var value = type.equals(DnsRecordType.SRV) ? target(answer, BEFORE_TARGET) : address(answer);
                if (!value.isEmpty() && !values.contains(value)) {
                    values.add(value);
                }
            }
        }
        return new Answer(values, response.isTruncated() || count > MOST_RECORDS || values.size() == MOST);
    }

    /** Empty: the root, which says that there is no such service. */
    private static String target(DnsRecord answer, int before) {
        if (answer instanceof DnsPtrRecord pointer) {
            return plain(pointer.hostname());
        }
        if (!(answer instanceof DnsRawRecord raw)) {
            return "";
        }
        // The whole message stands behind it: compressed names point back into it.
        var content = raw.content().duplicate();
        content.skipBytes(before);
        return plain(DefaultDnsRecordDecoder.decodeName(content));
    }

    /** Empty where no host can have it. */
    private static String address(DnsRecord answer) {
        if (!(answer instanceof DnsRawRecord raw)) {
            return "";
        }
        var content = raw.content().duplicate();
        byte[] bytes = new byte[content.readableBytes()];
        content.readBytes(bytes);
        try {
            var address = IpAddress.of(InetAddress.getByAddress(bytes));
            return address.isHost() ? address.text() : "";
        } catch (UnknownHostException _) {
            return "";
        }
    }

    private static String plain(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
