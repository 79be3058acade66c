package io.option150.trust.signing;

import io.option150.trust.formats.tlv.Bytes;
import io.vertx.core.buffer.Buffer;
import java.util.Objects;

/** A signed file: the header that was made, and where its payload is. */
sealed interface SignedForm {

    /** The signed header. */
    Bytes header();

    /**
     * The whole file.
     *
     * @param header the signed header
     * @param payload the plain file
     */
    record InMemory(Bytes header, Buffer payload) implements SignedForm {

        public InMemory {
            Objects.requireNonNull(header, "header");
            Objects.requireNonNull(payload, "payload");
        }
    }

    /**
     * The header alone: the payload is large and still in the file store.
     *
     * @param header the signed header
     */
    record InStore(Bytes header) implements SignedForm {

        public InStore {
            Objects.requireNonNull(header, "header");
        }
    }
}
