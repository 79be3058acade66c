package io.option150.demo.phone;

import java.util.Arrays;

/** What a phone got for one request. */
public sealed interface Answer {

    /** In a few words, for the step that hoped for another one. */
    String describe();

    /** A whole file; compared by its bytes. */
    final class File implements Answer {
        private final byte[] bytes;

        File(byte[] bytes) {
            this.bytes = bytes;
        }

        public byte[] bytes() {
            return bytes.clone();
        }

        public boolean is(byte[] expected) {
            return Arrays.equals(bytes, expected);
        }

        @Override
        public String describe() {
            return "another file of " + bytes.length + " bytes";
        }
    }

    /** ERROR 1: nobody has the file. */
    record NotFound() implements Answer {
        @Override
        public String describe() {
            return "\"file not found\"";
        }
    }

    /** Anything else that is no file. */
    record Nothing(String why) implements Answer {
        @Override
        public String describe() {
            return "nothing: " + why;
        }
    }
}
