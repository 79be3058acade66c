package io.option150.config.format;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
        return attributes.stream()
                .filter(it -> it.name().equalsIgnoreCase(wanted))
                .map(Attribute::value)
                .findFirst();
    }

    /** Its children of this name, in order. */
    public Stream<Element> children(String wanted) {
        return children.stream().filter(child -> child.is(wanted));
    }

    /** The first element on this way down. */
    public Optional<Element> at(String... way) {
        var found = Optional.of(this);
        for (var step : way) {
            found = found.flatMap(it -> it.children(step).findFirst());
        }
        return found;
    }

    /** The value of the first element on this way down; empty where there is none. */
    public String valueAt(String... way) {
        return at(way).map(Element::value).orElse("");
    }

    /** It and all below it, in the order of the file. */
    public Stream<Element> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Element::all));
    }
}
