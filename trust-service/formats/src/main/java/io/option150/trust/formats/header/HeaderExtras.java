package io.option150.trust.formats.header;

import java.util.Optional;

/**
 * The parts of a header that only one form has.
 *
 * @param signerVersion SIGNERVERSION of a trust list: from 1.1 on newer phones use EC certificates and fetch their
 *     configuration by HTTPS; empty is the old behaviour
 * @param encryption how an encrypted file was encrypted
 */
public record HeaderExtras(Optional<FormatVersion> signerVersion, Optional<Encryption> encryption) {

    /** Those of a signed file. */
    public static final HeaderExtras NONE = new HeaderExtras(Optional.empty(), Optional.empty());

    /**
     * Those of a trust list.
     *
     * @param version SIGNERVERSION, or empty to leave it out
     * @return the parts
     */
    public static HeaderExtras ofList(Optional<FormatVersion> version) {
        return new HeaderExtras(version, Optional.empty());
    }

    /**
     * Those of an encrypted file.
     *
     * @param encryption how it was encrypted
     * @return the parts
     */
    public static HeaderExtras of(Encryption encryption) {
        return new HeaderExtras(Optional.empty(), Optional.of(encryption));
    }
}
