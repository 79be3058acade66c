package io.option150.registry.axl.soap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A small piece of XML without namespaces: AXL's own elements bear none.
 *
 * @param text what stands in the element itself, without blanks around it
 */
public record Element(String name, Map<String, String> attributes, String text, List<Element> children) {

    public Element {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    /** An element that holds a text. */
    public static Element of(String name, String text) {
        return new Element(name, Map.of(), text, List.of());
    }

    /** An element that holds others; without any, it names a field that is asked for. */
    public static Element of(String name, Element... children) {
        return new Element(name, Map.of(), "", List.of(children));
    }

    /** An element that holds empty ones: the fields of a part that are asked for. */
    public static Element naming(String name, String... fields) {
        return new Element(
                name, Map.of(), "", Stream.of(fields).map(Element::of).toList());
    }

    /** This element with an attribute. */
    public Element with(String attribute, String value) {
        return new Element(name, Map.of(attribute, value), text, children);
    }

    public Optional<Element> child(String childName) {
        return all(childName).findFirst();
    }

    /** All children of that name, in their order. */
    public Stream<Element> all(String childName) {
        return children.stream().filter(child -> child.name.equals(childName));
    }

    /** The text at the end of a path of names; the empty one where there is none. */
    public String at(String... path) {
        Optional<Element> found = Optional.of(this);
        for (String step : path) {
            found = found.flatMap(element -> element.child(step));
        }
        return found.map(Element::text).orElse("");
    }

    /** Whether AXL's boolean at the end of the path is true; releases spell it differently. */
    public boolean isTrue(String... path) {
        return switch (at(path)) {
            case "true", "t", "1" -> true;
            default -> false;
        };
    }
}
