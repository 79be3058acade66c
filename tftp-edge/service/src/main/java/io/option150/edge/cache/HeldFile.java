package io.option150.edge.cache;

import io.option150.edge.content.StoredContent;
import io.option150.edge.http.Validators;

/** A complete copy of a file. The cache has a claim on its content. */
public final class HeldFile implements Entry {

    private final StoredContent content;
    private final Validators validators;
    private final String peer;
    private volatile long validated;

    /**
     * @param content complete
     * @param validators what the source tells versions apart by
     * @param peer address of the peer that sent it, empty for own files
     * @param validated when the source sent it
     */
    public HeldFile(StoredContent content, Validators validators, String peer, long validated) {
        this.content = content;
        this.validators = validators;
        this.peer = peer;
        this.validated = validated;
    }

    /** The bytes; a reader claims them before use, and finds them gone when that fails. */
    public StoredContent content() {
        return content;
    }

    /** What the source tells versions apart by. */
    public Validators validators() {
        return validators;
    }

    /** Address of the peer that sent it, empty for own files. */
    public String peer() {
        return peer;
    }

    @Override
    public long validated() {
        return validated;
    }

    /** The source says that this copy is still the file. */
    public void revalidated(long now) {
        validated = now;
    }
}
