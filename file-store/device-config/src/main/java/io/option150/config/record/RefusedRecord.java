package io.option150.config.record;

import java.util.List;
import java.util.stream.Collectors;

/** A record that no file can be made of. */
public final class RefusedRecord extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    // Never written as a stream of objects.
    private final transient List<Refusal> refusals;

    /** Refused for these reasons, one at least. */
    public RefusedRecord(List<Refusal> refusals) {
        super(refusals.stream()
                .map(it -> it.field() + " " + it.rule() + "; it is \"" + it.value() + "\"")
                .collect(Collectors.joining("; ")));
        this.refusals = List.copyOf(refusals);
    }

    /** Refused for one reason. */
    public RefusedRecord(String field, String rule, String value) {
        this(List.of(new Refusal(field, rule, value)));
    }

    public List<Refusal> refusals() {
        return refusals;
    }
}
