package io.option150.trust.formats.tlv;

/** Names of the tags of one number space: headers, records and TVS messages count their tags apart. */
@FunctionalInterface
public interface TagNames {

    /**
     * The name that a message about this tag shows.
     *
     * @param tag 0 to 255
     * @return the format's name, or a word such as {@code unknown}
     */
    String nameOf(int tag);
}
