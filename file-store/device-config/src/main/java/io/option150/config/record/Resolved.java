package io.option150.config.record;

import io.option150.config.check.Model;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A phone with all that it inherits: what its files are made of.
 *
 * @param load empty: the phone keeps what it has
 * @param fields by path, of each the nearest record's
 * @param overrides the farthest profile's first, so that the nearest has the last word
 * @param template a site's own; empty: the shipped one
 */
public record Resolved(
        String device,
        Sourced<Model> model,
        Sourced<String> protocol,
        Sourced<String> load,
        Sourced<CallManagerGroup> callManagerGroup,
        List<Line> lines,
        SortedMap<String, Sourced<String>> fields,
        List<Sourced<String>> overrides,
        Optional<Sourced<OwnTemplate>> template) {

    private static final int PREFIX = 3;

    /** The twelve digits of its MAC address. */
    public String mac() {
        return device.substring(PREFIX);
    }
}
