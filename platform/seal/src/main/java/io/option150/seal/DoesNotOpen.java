package io.option150.seal;

import org.jspecify.annotations.Nullable;

/** What was sealed under another key, for another thing, was changed since, or is sealed where there is no key. */
public final class DoesNotOpen extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /**
     * What does not open.
     *
     * @param of the thing that it belongs to
     */
    public DoesNotOpen(String of, @Nullable Throwable cause) {
        super("what is sealed of " + of + " does not open under this key", cause);
    }
}
