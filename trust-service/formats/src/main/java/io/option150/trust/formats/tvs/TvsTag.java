package io.option150.trust.formats.tvs;

import java.util.Arrays;
import java.util.Optional;

/** The tags of messages' elements; Cisco's names are not known. */
enum TvsTag {
    DEVICE(1),
    CERTIFICATE(2),
    SUBJECT(3),
    ISSUER(4),
    SERIAL(5),
    STATUS(7),
    ROLES(8),
    TTL(9);

    private final int code;

    TvsTag(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static Optional<TvsTag> of(int code) {
        return Arrays.stream(values()).filter(tag -> tag.code == code).findFirst();
    }

    static String nameOf(int code) {
        return of(code).map(TvsTag::name).orElse("unknown");
    }
}
