package io.option150.unpack;

/** Why a package is not unpacked. */
public enum Refusal {
    /** Begins like no known kind of package. */
    FORMAT("must be a zip, a tar, a gzipped tar, or one behind a signature (.cop.sgn, .cop.sha512)"),
    /** Ends before it should. */
    CUT("must be whole"),
    /** Breaks the rules of its own format. */
    MALFORMED("must keep to its format"),
    /** Bytes are not those that its checksum was made of. */
    CHECKSUM("must have the bytes of its checksum"),
    /** Uses what is not read here. */
    UNSUPPORTED("must be stored or deflated, in one part, not encrypted"),
    /** A symbolic or hard link, a device, a pipe. */
    LINK("must be a file or a folder: no link, no device"),
    /** A name that is no place below the folder that it is unpacked into. */
    NAME("must be a name below its folder"),
    /** Two names that a phone could not tell apart. */
    DUPLICATE("must differ from the other names in more than case"),
    TOO_MANY("must hold fewer files"),
    TOO_LARGE("must unpack to less"),
    /** Unpacks to so much that it was made for nothing else. */
    BOMB("must not swell like that");

    private final String rule;

    Refusal(String rule) {
        this.rule = rule;
    }

    /** The rule that is broken, as the end of a sentence. */
    public String rule() {
        return rule;
    }

    /** Whether the package is too large rather than wrong. */
    public boolean isOfSize() {
        return this == TOO_MANY || this == TOO_LARGE || this == BOMB;
    }
}
