package io.option150.trust.formats.header;

import java.util.List;

/**
 * What a header's writer was free to choose. It means nothing to a phone, but it is signed, so it must survive reading and
 * writing.
 *
 * @param signerOrder order within SIGNERID
 * @param unknown elements the form does not define; written after TIMESTAMP
 * @param padding bytes of filling at the end, 0 or more
 */
public record HeaderLayout(SignerOrder signerOrder, List<UnknownElement> unknown, int padding) {

    public HeaderLayout {
        unknown = List.copyOf(unknown);
        if (padding < 0) {
            throw new IllegalArgumentException("padding: %d is negative".formatted(padding));
        }
    }
}
