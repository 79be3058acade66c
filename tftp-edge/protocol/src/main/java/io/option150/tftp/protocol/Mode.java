package io.option150.tftp.protocol;

import java.util.Locale;
import java.util.Optional;

/** Transfer mode of a request (RFC 1350 section 5). The obsolete {@code mail} has no constant: it is refused. */
public enum Mode {
    /** Bytes as they are. */
    OCTET("octet"),
    /** Text whose line ends are CR LF and whose lone CR is CR NUL on the wire (RFC 764). */
    NETASCII("netascii");

    private static final Optional<Mode> OCTET_MODE = Optional.of(OCTET);

    private final String wireName;

    Mode(String wireName) {
        this.wireName = wireName;
    }

    /** The name as it stands in a request, in lower case. */
    public String wireName() {
        return wireName;
    }

    /** The mode of that name, compared without regard to case; empty when it is none that is served. */
    public static Optional<Mode> of(String name) {
        if (name.equals("octet")) {
            return OCTET_MODE;
        }
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "octet" -> Optional.of(OCTET);
            case "netascii" -> Optional.of(NETASCII);
            default -> Optional.empty();
        };
    }
}
