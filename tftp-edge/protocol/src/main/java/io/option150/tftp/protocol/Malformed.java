package io.option150.tftp.protocol;

/**
 * A datagram that is no TFTP packet.
 *
 * @param reason which rule it breaks
 * @param opcode its first two bytes, or -1 when it has not even those
 */
public record Malformed(Reason reason, int opcode) implements Decoded {
    /** The rules a datagram can break. */
    public enum Reason {
        /** Shorter than its opcode demands. */
        TRUNCATED("packet is cut short"),
        /** An opcode no RFC defines. */
        UNKNOWN_OPCODE("unknown opcode"),
        /** A string that no NUL ends. */
        UNTERMINATED_STRING("string without its ending NUL"),
        /** A mode that is not served. */
        BAD_MODE("mode is neither octet nor netascii");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /** In a few words, as told to the client. */
        public String text() {
            return text;
        }
    }
}
