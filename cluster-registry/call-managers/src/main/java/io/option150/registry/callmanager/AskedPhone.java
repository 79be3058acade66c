package io.option150.registry.callmanager;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A phone, as its call manager knows it.
 *
 * @param device such as {@code SEP001122334455}
 * @param endpoint what the call manager calls it: of Asterisk an endpoint or peer, of FreeSWITCH user@host, over SIP a user
 * @param address where it was seen last, with its SIP port; only who asks the phone itself needs it
 */
public record AskedPhone(String device, String endpoint, Optional<InetSocketAddress> address) {

    /** What names look like: what would end a line or a word of a protocol has no place in one. */
    public static final String NAME = "[A-Za-z0-9][A-Za-z0-9@._+-]{0,127}";

    private static final Pattern FORM = Pattern.compile(NAME);

    /** @throws IllegalArgumentException where a name is none */
    public AskedPhone {
        requireName("device", device);
        requireName("endpoint", endpoint);
    }

    private static void requireName(String field, String value) {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(field + " must be letters, digits and @._+-, up to 128; got: " + value);
        }
    }
}
