package io.option150.config.check;

import io.option150.config.format.Element;
import io.option150.config.format.Place;
import java.util.stream.Stream;

/**
 * The file at hand.
 *
 * @param path its name, with folders
 * @param phones the models that its load is for; those of no known model where it tells none
 */
record Subject(String path, Phones phones, Tree tree, Findings findings) {

    String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Adds a finding at an element, with its value, unless that is a secret. */
    void find(Rule rule, Element at, Object... parts) {
        find(rule, at.place(), Secrets.isSecret(at.name()) ? "" : at.value(), parts);
    }

    void find(Rule rule, Place place, String value, Object... parts) {
        findings.add(rule, place, value, parts);
    }

    /** Whether none of these names can be had; not while that is unknown. */
    boolean lacksAll(String... names) {
        // All are asked for: a tree may first hear which names a file needs, and know of them when it is asked again.
        return Stream.of(names)
                .filter(name -> !tree.find(name).isAbsent())
                .toList()
                .isEmpty();
    }
}
