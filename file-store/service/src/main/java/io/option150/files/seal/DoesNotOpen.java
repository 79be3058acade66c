package io.option150.files.seal;

/** What was sealed under another key, for another thing, or was changed since. */
public final class DoesNotOpen extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    DoesNotOpen(String of, Throwable cause) {
        super("what is sealed of " + of + " does not open under the key of option150.files.key-file", cause);
    }
}
