package io.option150.config.render;

import io.option150.config.format.Element;
import io.option150.config.format.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** Puts elements into others. All are values: what is answered is another one. */
final class Elements {

    private Elements() {}

    /** With a text at a way down; elements on the way are made. */
    static Element with(Element around, List<String> way, String value) {
        if (way.isEmpty()) {
            return new Element(around.name(), around.attributes(), value, around.place(), List.of());
        }
        var child = around.children(way.getFirst()).findFirst().orElseGet(() -> empty(way.getFirst()));
        return with(around, with(child, way.subList(1, way.size()), value));
    }

    /**
     * With what another element of its name has. What stands many times, or has attributes to tell one from the other, takes the
     * whole place of what was there; the rest goes in one by one.
     */
    static Element merged(Element base, Element other) {
        if (other.children().isEmpty() || holdsMany(other)) {
            return other;
        }
        var merged = base;
        for (var child : other.children()) {
            merged = with(
                    merged,
                    base.children(child.name())
                            .findFirst()
                            .map(it -> merged(it, child))
                            .orElse(child));
        }
        return merged;
    }

    /** With a child in the place of the first of its name, else as the last. */
    private static Element with(Element around, Element child) {
        var children = new ArrayList<Element>();
        boolean isPlaced = false;
        for (var old : around.children()) {
            boolean isPlace = !isPlaced && old.is(child.name());
            children.add(isPlace ? child : old);
            isPlaced |= isPlace;
        }
        if (!isPlaced) {
            children.add(child);
        }
        return new Element(around.name(), around.attributes(), "", around.place(), children);
    }

    private static boolean holdsMany(Element element) {
        var names = new HashSet<String>();
        return element.children().stream()
                .anyMatch(child ->
                        !child.attributes().isEmpty() || !names.add(child.name().toLowerCase(Locale.ROOT)));
    }

    private static Element empty(String name) {
        return new Element(name, List.of(), "", Place.START, List.of());
    }
}
