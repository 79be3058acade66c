package io.option150.trust.signing;

import io.option150.trust.formats.tlv.Bytes;
import io.vertx.core.buffer.Buffer;

/** A form that was made. */
sealed interface SignedForm {

    /** Bytes of it in memory. */
    int length();

    /**
     * The whole file.
     *
     * @param file its bytes; many answers share them
     */
    record InMemory(Buffer file) implements SignedForm {

        @Override
        public int length() {
            return file.length();
        }
    }

    /**
     * The header alone: the payload is large and still in the file store.
     *
     * @param header the signed header
     */
    record InStore(Bytes header) implements SignedForm {

        @Override
        public int length() {
            return header.length();
        }
    }
}
