package io.option150.registry.discovery.source;

/** Asks sources of one kind, and takes what they state. It blocks; for one source it is called by one thread at a time. */
public interface SourceReader {

    SourceKind kind();

    /** Takes all that a source has. What was taken before it failed stands: each part is true by itself. */
    void read(Source source, Telling telling) throws SourceFailedException, InterruptedException;

    /** Takes what was changed since it was asked last; does nothing where all would have to be read. */
    void watch(Source source, Telling telling) throws SourceFailedException, InterruptedException;

    /** Ends what is kept between calls. */
    void close();
}
