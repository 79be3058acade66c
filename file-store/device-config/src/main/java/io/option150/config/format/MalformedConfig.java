package io.option150.config.format;

import java.util.List;

/** A file that cannot be read. Its message holds nothing of the file but names of elements that were open. */
public final class MalformedConfig extends Exception {

    private static final long serialVersionUID = 1L;

    private final Fault fault;
    // Never written as a stream of objects.
    private final transient Place place;
    private final transient List<String> open;

    /**
     * A fault at a place.
     *
     * @param open names of the elements open there, outermost first
     */
    public MalformedConfig(Fault fault, Place place, List<String> open) {
        super(fault + " at line " + place.line() + ", column " + place.column() + " in " + open);
        this.fault = fault;
        this.place = place;
        this.open = List.copyOf(open);
    }

    public Fault fault() {
        return fault;
    }

    public Place place() {
        return place;
    }

    /** Names of the elements open there, outermost first. */
    public List<String> open() {
        return open;
    }
}
