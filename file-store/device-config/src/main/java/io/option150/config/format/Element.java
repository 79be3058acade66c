package io.option150.config.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An element of a phone's file. Names are compared without case: sources differ in it, and so do phones.
 *
 * @param name as written, with its prefix
 * @param text all text directly in it, as written
 * @param place of its {@code <}
 */
public record Element(String name, List<Attribute> attributes, String text, Place place, List<Element> children) {

    public Element {
        attributes = List.copyOf(attributes);
        children = List.copyOf(children);
    }

    /** Whether it is called so. */
    public boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }

    /** Its text without white space around it. */
    public String value() {
        return text.strip();
    }

    /** The attribute of this name. */
    public Optional<String> attribute(String wanted) {
        for (var attribute : attributes) {
            if (attribute.name().equalsIgnoreCase(wanted)) {
                return Optional.of(attribute.value());
            }
        }
        return Optional.empty();
    }

    /** Its children of this name, in order. */
    public Stream<Element> children(String wanted) {
        return children.stream().filter(child -> child.is(wanted));
    }

    /** The first element on this way down. */
    public Optional<Element> at(String... way) {
        Element found = this;
        for (var step : way) {
            var next = found.first(step);
            if (next == null) {
                return Optional.empty();
            }
            found = next;
        }
        return Optional.of(found);
    }

    // Loops, not streams: files of 100,000 phones are made and checked in one go.
    private @Nullable Element first(String wanted) {
        for (var child : children) {
            if (child.is(wanted)) {
                return child;
            }
        }
        return null;
    }

    /** The value of the first element on this way down; empty where there is none. */
    public String valueAt(String... way) {
        return at(way).map(Element::value).orElse("");
    }

    /** It and all below it, in the order of the file. */
    public Stream<Element> all() {
        var all = new ArrayList<Element>();
        gather(all);
        return all.stream();
    }

    private void gather(List<Element> all) {
        all.add(this);
        for (var child : children) {
            child.gather(all);
        }
    }
}
