package io.option150.files.seal;

import org.jspecify.annotations.Nullable;

/** What was sealed under another key, for another thing, was changed since, or is sealed where no key is set. */
public final class DoesNotOpen extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    DoesNotOpen(String of, @Nullable Throwable cause) {
        super("what is sealed of " + of + " does not open under the key of option150.files.key-file", cause);
    }
}
