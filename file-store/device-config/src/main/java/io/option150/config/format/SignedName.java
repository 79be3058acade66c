package io.option150.config.format;

import io.option150.trust.formats.Reading;
import io.option150.trust.formats.sgn.SgnFile;
import io.option150.trust.formats.tlv.MalformedException;
import java.util.Optional;

/** The file's own name in a signed header, as firmware has it. */
final class SignedName {

    private SignedName() {}

    /** The name; empty where the header cannot be read, of which a phone's verdict is the only one that counts. */
    static Optional<String> in(byte[] file) {
        try {
            return Optional.of(SgnFile.headerReader(Reading.LENIENT)
                    .read(file)
                    .header()
                    .content()
                    .fileName());
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }
}
