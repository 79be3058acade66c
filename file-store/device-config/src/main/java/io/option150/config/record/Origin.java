package io.option150.config.record;

/** Which record says a value. */
public sealed interface Origin {

    /** For people: {@code device}, {@code profile site}. */
    String text();

    /** The phone itself. */
    record OfDevice() implements Origin {
        @Override
        public String text() {
            return "device";
        }
    }

    /** A profile, near or far. */
    record OfProfile(String name) implements Origin {
        @Override
        public String text() {
            return "profile " + name;
        }
    }

    /** No record: the template's own. */
    record OfTemplate() implements Origin {
        @Override
        public String text() {
            return "template";
        }
    }
}
